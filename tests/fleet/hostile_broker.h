#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "config/mqtt_config.h"

namespace standpunkt::test {

/// Who listens where a broker should, on a free port of 127.0.0.1, and does as the test says. One
/// connection at a time.
class HostileBroker {
  public:
    class Line {
      public:
        Line(int file, const std::atomic<bool>& stop) : x_file(file), x_stop(stop) {}
        /// The next packet whole, its first byte first; empty: the stand went away.
        std::string receive();
        /// False: the stand went away, or the test ends.
        bool send(std::string_view bytes);
        /// Says and takes nothing until the stand goes away or the test ends.
        void wait();

      private:
        bool readable(int milliseconds);
        int x_file;
        const std::atomic<bool>& x_stop;
    };
    /// `talk` is called on a thread of its own, once a connection.
    explicit HostileBroker(std::function<void(Line&)> talk);
    ~HostileBroker();
    HostileBroker(const HostileBroker&) = delete;
    HostileBroker& operator=(const HostileBroker&) = delete;

    MqttConfig config() const;
    int connections() const { return x_connections; }

  private:
    void serve();
    std::function<void(Line&)> x_talk;
    int x_listening = -1, x_port = 0;
    std::atomic<bool> x_stop{false};
    std::atomic<int> x_connections{0};
    std::thread x_thread;
};

/// Lets the stand in, as MQTT 5.
bool let_in(HostileBroker::Line& line);
/// PUBLISH for QoS 0; `claimed`: the payload's length it speaks of.
std::string publish_packet(const std::string& topic, const std::string& payload,
                           std::size_t claimed);

}  // namespace standpunkt::test
