// The workloads on SimGrid's S4U interface: `simgrid MODE N` prints the same line of JSON as the other programs.
//
// One actor for each customer, task or container, created at its arrival: the way SimGrid's own manual does it. A VM is a
// host of one core here, which SimGrid handles faster than its VMs and which is the same for VMs that never contend.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <simgrid/s4u.hpp>
#include <string>
#include <vector>

namespace s4u = simgrid::s4u;

class UniformStream {
  std::uint32_t counter;

public:
  explicit UniformStream(std::uint32_t seed) : counter(seed) {}
  double next()
  {
    counter += 0x9e3779b9U;
    std::uint32_t mixed = (counter ^ (counter >> 16)) * 0x21f0aaadU;
    mixed               = (mixed ^ (mixed >> 15)) * 0x735a2d97U;
    mixed ^= mixed >> 15;
    return (mixed + 0.5) / 4294967296.0;
  }
};

static std::vector<std::size_t> arrival_order(const std::vector<double>& arrival)
{
  std::vector<std::size_t> order(arrival.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return arrival[a] < arrival[b]; });
  return order;
}

/** Most memory that this process has held, in 10^6 bytes. */
static double peak_memory()
{
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      double kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1024 / 1e6;
    }
  return 0;
}

int main(int argc, char** argv)
{
  s4u::Engine engine(&argc, argv);
  if (argc < 3)
    return 2;
  const std::string mode = argv[1];
  const std::size_t n    = std::stoul(argv[2]);
  s4u::Engine::set_config("contexts/stack-size:16");
  s4u::Engine::set_config("contexts/guard-size:0");
  auto* zone = s4u::create_full_zone("everything");
  auto* desk = zone->create_host("dispatcher", 1.0);

  std::vector<double> arrival;
  double in_system     = 0;
  std::size_t finished = 0;
  int active           = 0;
  int peak             = 0;
  auto leave           = [&](std::size_t item) {
    in_system += s4u::Engine::get_clock() - arrival[item];
    finished++;
  };

  if (mode == "w1a") {
    UniformStream draw(1);
    std::vector<double> service(n);
    arrival.resize(n);
    double time = 0;
    for (std::size_t i = 0; i < n; i++) {
      arrival[i] = time += -std::log(draw.next()) / 0.9;
      service[i] = -std::log(draw.next());
    }
    zone->seal();
    auto server = s4u::Semaphore::create(1);
    s4u::Actor::create("door", desk, [&, service] {
      for (std::size_t i = 0; i < n; i++) {
        s4u::this_actor::sleep_until(arrival[i]);
        s4u::Actor::create("customer", desk, [&, i, length = service[i]] {
          server->acquire();
          s4u::this_actor::sleep_for(length);
          server->release();
          leave(i);
        });
      }
    });
    engine.run();
  } else if (mode == "w2") {
    UniformStream draw(3);
    std::vector<double> length(n * 100);
    arrival.resize(n * 100);
    for (std::size_t k = 0; k < arrival.size(); k++) {
      arrival[k] = 3600 * draw.next();
      length[k]  = std::floor(4000 + 496000 * draw.next());
    }
    std::vector<s4u::Host*> vms;
    for (std::size_t v = 0; v < n * 10; v++)
      vms.push_back(zone->create_host("vm-" + std::to_string(v), 1000.0));
    zone->seal();
    s4u::Actor::create("door", desk, [&, length] {
      for (const auto k : arrival_order(arrival)) {
        s4u::this_actor::sleep_until(arrival[k]);
        s4u::Actor::create("task", vms[k / 10], [&, k, work = length[k]] {
          s4u::this_actor::execute(work);
          leave(k);
        });
      }
    });
    engine.run();
  } else if (mode == "w3w" || mode == "w3g") {
    const bool any = mode == "w3g";
    UniformStream draw(4);
    std::vector<double> work(n);
    std::vector<double> weight(n);
    std::vector<double> limit(n);
    arrival.resize(n);
    for (std::size_t i = 0; i < n; i++) {
      arrival[i] = 1000 * draw.next();
      work[i]    = draw.next() * 2 * 76800 / static_cast<double>(n);
      weight[i]  = any ? 0.5 + 7.5 * draw.next() : std::exp2(std::floor(4 * draw.next()));
      limit[i]   = any ? 0.25 + 3.75 * draw.next() : 0.5 * std::exp2(std::floor(4 * draw.next()));
    }
    auto* host = zone->create_host("host", 64.0);
    zone->seal();
    s4u::Actor::create("door", desk, [&, host, work, weight, limit] {
      for (const auto i : arrival_order(arrival)) {
        s4u::this_actor::sleep_until(arrival[i]);
        s4u::Actor::create("container", host, [&, i, todo = work[i], share = weight[i], most = limit[i]] {
          peak = std::max(peak, ++active);
          s4u::this_actor::exec_init(todo)->set_bound(most)->set_priority(share)->start()->wait();
          active--;
          leave(i);
        });
      }
    });
    engine.run();
  } else {
    return 2;
  }

  std::printf("{\"mean\":%.12g,\"last\":%.12g,\"peak\":%d,\"peakMb\":%.1f}\n", in_system / static_cast<double>(finished),
              s4u::Engine::get_clock(), peak, peak_memory());
}
