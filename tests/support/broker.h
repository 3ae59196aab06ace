#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/mqtt_config.h"
#include "support/certificates.h"
#include "support/child.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// Debian's Mosquitto on a free port of 127.0.0.1, as whoever runs the test. Its process ends with
/// this object, at the latest with the test.
class Broker {
  public:
    struct Options {
        std::vector<std::pair<std::string, std::string>> users;  ///< name, password; none: all
        std::optional<Certificate> certificate;                  ///< set: TLS
        std::filesystem::path
            client_authority;     ///< set: only clients it signed; their CN is the user
        std::string access_list;  ///< as mosquitto's acl_file
        std::string more;         ///< further lines of its configuration
    };
    /// An error (mosquitto is missing or does not start) is a reason to SKIP.
    static Result<std::unique_ptr<Broker>> start(const Options& options);
    static Result<std::unique_ptr<Broker>> start() { return start(Options()); }
    ~Broker();
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    void stop();
    Status start_again();  ///< at the same port, with nothing retained
    int port() const { return x_port; }
    /// How a stand reaches it: address and TLS.
    MqttConfig config() const;
    /// For mosquitto_pub and mosquitto_sub: address and port.
    std::vector<std::string> arguments() const;
    std::string log() const;
    const std::filesystem::path& folder() const { return x_folder.path; }

  private:
    Broker() = default;
    Status launch();
    TemporaryFolder x_folder;
    Options x_options;
    int x_port = 0;
    std::unique_ptr<Child> x_process;
};

/// One message as a subscriber got it.
struct Overheard {
    std::string topic, payload;
    bool retained = false;
};

/// mosquitto_sub: who else is connected to a broker and writes down all that comes.
class Listener {
  public:
    /// Listens when it returns. `more`: further arguments (user, password, certificates).
    explicit Listener(const Broker& broker, std::vector<std::string> more = {},
                      const std::string& topics = "#");
    /// All that came so far.
    std::vector<Overheard> heard() const;
    /// The last of that topic; nothing if there was none.
    std::optional<Overheard> last(const std::string& topic) const;

  private:
    TemporaryFolder x_folder;
    Child x_process;
};

/// mosquitto_pub: false if it says that it did not work.
bool publish(const Broker& broker, const std::string& topic, const std::string& payload,
             const std::vector<std::string>& more = {});

}  // namespace standpunkt::test
