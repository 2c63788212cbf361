import { count } from '../numbers.ts';

const signs: Readonly<Record<string, string>> = { USD: 'US$', EUR: '€', GBP: '£' };

/** The sign of a currency (ISO 4217) as it stands before an amount. */
export function currencySign(currency: string): string {
  return signs[currency] ?? currency;
}

/** An amount of money ≥ 0 without its currency: 2,803 from a thousand on, 70.08 below, and two significant digits below a cent. */
export function moneyAmount(value: number): string {
  if (!(value > 0)) return '0';
  if (value >= 999.995) return count(Math.round(value));
  if (value >= 0.00995) return value.toFixed(2);
  return unitPriceAmount(value, 2);
}

/** An amount of money with its currency: US$ 70.08. */
export function money(value: number, currency: string): string {
  return `${currencySign(currency)} ${moneyAmount(value)}`;
}

/** A price of one unit as it stands in a list: as many digits as it has, up to `digits` significant ones; never in powers of ten. */
export function unitPriceAmount(value: number, digits: number = 6): string {
  if (!(value > 0)) return '0';
  let places = digits - 1;
  for (let edge = 1; value < edge && places < 18; edge /= 10) places++;
  for (let edge = 10; value >= edge && places > 0; edge *= 10) places--;
  const written = value.toFixed(places);
  return written.includes('.') ? written.replace(/\.?0+$/, '') : written;
}
