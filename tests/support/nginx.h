#pragma once
// Debian's nginx on the loopback, as the test wants it, ending with this object.
#include <fstream>
#include <memory>
#include <sstream>

#include "base/files.h"
#include "support/child.h"
#include "support/patience.h"
#include "support/ports.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

class Nginx {
  public:
    /// `server`: more lines for the server block. `listen`: behind the port, such as "ssl".
    explicit Nginx(const std::string& server = "", const std::string& listen = "")
        : x_port(free_port()) {
        std::filesystem::create_directories(root());
        std::filesystem::permissions(x_folder.path, std::filesystem::perms(0755));
        std::ofstream(x_folder.path / "nginx.conf")
            << "daemon off;\nworker_processes 1;\npid " << at("pid") << ";\nerror_log "
            << at("error.log") << ";\n"
            << (::getuid() == 0 ? "user root;\n" : "")
            << "events { worker_connections 1024; }\nhttp {\n"
            << "  client_body_temp_path " << at("t1") << "; proxy_temp_path " << at("t2")
            << "; fastcgi_temp_path " << at("t3") << "; uwsgi_temp_path " << at("t4")
            << "; scgi_temp_path " << at("t5") << ";\n"
            << "  log_format plain '$msec|$request_method|$status|$bytes_sent|$http_range|"
               "$http_user_agent|$http_standpunkt_kiosk|$body_bytes_sent';\n"
            << "  access_log " << at("access.log")
            << " plain;\n  server {\n    listen 127.0.0.1:" << x_port << " " << listen
            << ";\n    root " << root().string() << ";\n    " << server << "\n  }\n}\n";
        start();
    }
    void start() {
        x_child = std::make_unique<Child>(
            std::vector<std::string>{"/usr/sbin/nginx", "-p", x_folder.path.string(), "-e",
                                     at("error.log"), "-c", at("nginx.conf")},
            x_folder.path / "output");
        if (!wait_for([&] { return answers(x_port) || !x_child->running(); }) ||
            !x_child->running())
            throw std::runtime_error(
                "nginx does not start: " + read_file(x_folder.path / "output").value_or("") +
                read_file(x_folder.path / "error.log").value_or(""));
    }
    void stop() { x_child->end(SIGQUIT); }

    std::filesystem::path root() const { return x_folder.path / "www"; }
    std::string url(const std::string& name, const std::string& scheme = "http") const {
        return scheme + "://127.0.0.1:" + std::to_string(x_port) + "/" + name;
    }
    /// As publish does it: never half a file, and never the time of the one before.
    void put(const std::string& name, const std::filesystem::path& file) {
        const auto fresh = root() / ("." + name);
        std::filesystem::copy_file(file, fresh, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::last_write_time(
            fresh, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++x_puts));
        std::filesystem::rename(fresh, root() / name);
    }

    struct Line {
        double time = 0;  ///< s since 1970, to the millisecond
        int status = 0;
        std::uint64_t bytes = 0, body = 0;  ///< sent in all; of the body
        std::string range, agent, kiosk;
    };
    /// The requests so far, once nginx has written them.
    std::vector<Line> log() const {
        std::vector<Line> lines;
        std::ifstream file(x_folder.path / "access.log");
        for (std::string text; std::getline(file, text);) {
            std::vector<std::string> fields;
            std::istringstream words(text);
            for (std::string field; std::getline(words, field, '|');) fields.push_back(field);
            if (fields.size() < 8) continue;
            lines.push_back({std::stod(fields[0]), std::stoi(fields[2]), std::stoull(fields[3]),
                             std::stoull(fields[7]), fields[4], fields[5], fields[6]});
        }
        return lines;
    }
    void forget_log() { std::ofstream(x_folder.path / "access.log", std::ios::trunc); }

  private:
    TemporaryFolder x_folder;
    int x_port;
    int x_puts = 0;
    std::unique_ptr<Child> x_child;

    std::string at(const std::string& name) const { return (x_folder.path / name).string(); }
};

}  // namespace standpunkt::test
