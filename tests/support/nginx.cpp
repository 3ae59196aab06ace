#include "support/nginx.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/files.h"
#include "support/loopback.h"

namespace standpunkt::test {
namespace {

std::string configuration(const Nginx::Options& options, const std::string& folder, int port) {
    std::string text;
    // nginx started by root would become nobody, who may not enter the temporary folder.
    if (::geteuid() == 0) text += "user root;\n";
    text += "daemon off;\nworker_processes 1;\npid " + folder + "/pid;\nerror_log " + folder +
            "/error.log;\nevents {}\nhttp {\n";
    text += R"(log_format requests escape=json '{"time":$msec,"method":"$request_method",'
    '"uri":"$request_uri","status":$status,"range":"$http_range","if_range":"$http_if_range",'
    '"if_none_match":"$http_if_none_match","bytes":$body_bytes_sent,"seconds":$request_time,'
    '"agent":"$http_user_agent","kiosk":"$http_standpunkt_kiosk",'
    '"serial":"$http_standpunkt_serial","health":"$http_standpunkt_health"}';
)";
    text += "access_log " + folder + "/access.log requests;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        text += std::string(kind) + "_temp_path " + folder + "/tmp;\n";
    text += "keepalive_requests 100000;\nserver {\nlisten 127.0.0.1:" + std::to_string(port) +
            (options.certificate ? " ssl" : "") + ";\nroot " + folder + "/www;\n";
    if (options.certificate)
        text += "ssl_certificate " + options.certificate->file.string() +
                ";\nssl_certificate_key " + options.certificate->key.string() + ";\n";
    if (!options.client_authority.empty())
        text += "ssl_client_certificate " + options.client_authority.string() +
                ";\nssl_verify_client on;\n";
    return text + options.more + "\n}\n}\n";
}

[[noreturn]] void become_nginx(const std::string& folder) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // a crashed test leaves no server behind
    if (::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(127);
    const std::string file = folder + "/nginx.conf", log = folder + "/error.log";
    for (const char* program : {"nginx", "/usr/sbin/nginx"})
        ::execlp(program, "nginx", "-p", folder.c_str(), "-e", log.c_str(), "-c", file.c_str(),
                 static_cast<char*>(nullptr));
    ::_exit(127);
}

}  // namespace

Status Nginx::launch(const Options& options) {
    x_port = free_port();
    std::ofstream(x_folder.path / "nginx.conf")
        << configuration(options, x_folder.path.string(), x_port);
    x_process = ::fork();
    if (x_process < 0) return fail("no process for nginx.");
    if (x_process == 0) become_nginx(x_folder.path.string());
    for (int tries = 0; tries < 500; ++tries) {
        if (::waitpid(x_process, nullptr, WNOHANG) != 0) {
            x_process = -1;
            const auto said = read_file(x_folder.path / "error.log");
            return fail("nginx does not start here: " + said.value_or(""), {}, 0,
                        "Install it: deploy/setup");
        }
        if (answers(x_port)) return {};
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return fail("nginx does not answer.");
}

Result<std::unique_ptr<Nginx>> Nginx::start(const Options& options) {
    std::unique_ptr<Nginx> server(new Nginx);
    server->x_scheme = options.certificate ? "https" : "http";
    std::filesystem::create_directories(server->root());
    std::filesystem::create_directories(server->x_folder.path / "tmp");
    Status started;
    for (int tries = 0; tries < 3; ++tries)
        if (started = server->launch(options); started) return server;
    return tl::unexpected(started.error());
}

Nginx::~Nginx() {
    if (x_process <= 0) return;
    // Again and again: one that comes while nginx starts is noted there and not acted on.
    for (int tries = 0; ::waitpid(x_process, nullptr, WNOHANG) == 0; ++tries) {
        if (tries % 20 == 0) ::kill(x_process, SIGTERM);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

std::string Nginx::url(const std::string& name) const {
    return x_scheme + "://127.0.0.1:" + std::to_string(x_port) + "/" + name;
}

std::vector<nlohmann::json> Nginx::log(std::size_t at_least) const {
    std::vector<nlohmann::json> requests;
    for (int tries = 0; tries < 250; ++tries) {
        requests.clear();
        std::ifstream stream(x_folder.path / "access.log");
        for (std::string line; std::getline(stream, line) && !stream.eof();)
            requests.push_back(nlohmann::json::parse(line));
        if (requests.size() >= at_least) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return requests;
}

}  // namespace standpunkt::test
