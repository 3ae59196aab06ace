#pragma once
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "support/certificates.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// Debian's nginx on a free port of 127.0.0.1, as whoever runs the test. Its process ends with this
/// object, at the latest with the test.
class Nginx {
  public:
    struct Options {
        std::optional<Certificate> certificate;  ///< set: https
        std::filesystem::path client_authority;  ///< set: only clients it signed are let in
        std::string more;                        ///< further lines of the server's configuration
    };
    /// An error (nginx is missing or does not start) is a reason to SKIP.
    static Result<std::unique_ptr<Nginx>> start(const Options& options);
    static Result<std::unique_ptr<Nginx>> start() { return start(Options()); }
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    std::filesystem::path root() const { return x_folder.path / "www"; }  ///< what it serves
    std::string url(const std::string& name) const;
    int port() const { return x_port; }
    /// Its access log, a JSON object a request: time (s), method, uri, status, range, if_range,
    /// if_none_match, bytes (of the body), seconds, agent, kiosk, serial, health. nginx writes a
    /// line after its answer is out: waits some seconds for `at_least` lines.
    std::vector<nlohmann::json> log(std::size_t at_least = 0) const;

  private:
    Nginx() = default;
    Status launch(const Options& options);
    TemporaryFolder x_folder;
    std::string x_scheme;
    int x_port = 0, x_process = -1;
};

}  // namespace standpunkt::test
