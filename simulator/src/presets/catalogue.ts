import type { Catalogue } from '../model/catalogue.ts';
import { entry } from './entry.ts';
import { guests } from './guests.ts';
import { hosts } from './hosts.ts';
import { hypervisors } from './hypervisors.ts';
import { images } from './images.ts';
import { aws } from './prices-aws.ts';
import { azure } from './prices-azure.ts';

/**
 * Everything that scenarios may mention by name: hand it to the parser.
 *
 * Each entry says where its numbers come from; a number that no fact covers is called illustrative in the entry's note
 * or beside the number. Prices are list prices, without tax and discount, of the region and time that the book names.
 */
export const catalogue: Catalogue = {
  hosts,
  hypervisors,
  guests,
  images,
  prices: [
    entry(
      azure.name,
      'Azure, East US, pay as you go, Linux, read in 2026',
      azure,
      'vendor',
      ['az-vm-eastus', 'az-vm-states', 'az-disks', 'aci-eastus', 'aci-faq-billing', 'breakeven-aci', 'vm-month'],
      'List prices from public copies of the vendor’s price interface. A month is 730 hours. GB is taken as GiB. Whole hosts, the memory of some sizes and the rounding of VM and disk time are illustrative.',
    ),
    entry(
      aws.name,
      'AWS, us-east-1, on demand, Linux, read in 2026',
      aws,
      'vendor',
      ['aws-ec2', 'aws-ec2-gran', 'aws-ec2-states', 'aws-gp3', 'fargate', 'breakeven-fargate'],
      'List prices from public copies of the vendor’s pages. A month is taken as 730 hours, a twelfth of a year. GB is taken as GiB. Whole hosts, the memory of some sizes, the rounding of disk time and when a container’s meter starts are illustrative.',
    ),
  ],
};
