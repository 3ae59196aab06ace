#include "support/broker.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/files.h"
#include "support/command.h"
#include "support/loopback.h"

namespace standpunkt::test {
namespace {

std::string configuration(const Broker::Options& options, const std::string& folder, int port) {
    std::string text = "persistence false\nlog_type all\nconnection_messages true\n" + options.more;
    // Started by root it would become its own user, who may not enter the temporary folder.
    if (::geteuid() == 0) text += "user root\n";
    text += "listener " + std::to_string(port) + " 127.0.0.1\n";
    const bool by_certificate = !options.client_authority.empty();
    text += std::string("allow_anonymous ") +
            (options.users.empty() && !by_certificate ? "true\n" : "false\n");
    if (!options.users.empty()) text += "password_file " + folder + "/passwords\n";
    if (!options.access_list.empty()) text += "acl_file " + folder + "/acl\n";
    if (options.certificate)
        text += "certfile " + options.certificate->file.string() + "\nkeyfile " +
                options.certificate->key.string() + "\n";
    if (by_certificate)
        text += "cafile " + options.client_authority.string() +
                "\nrequire_certificate true\nuse_identity_as_username true\n";
    return text;
}

std::string unhex(const std::string& text) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < text.size(); at += 2)
        bytes += static_cast<char>(std::stoi(text.substr(at, 2), nullptr, 16));
    return bytes;
}

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::vector<std::string> joined(std::vector<std::string> first,
                                const std::vector<std::string>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

Result<std::unique_ptr<Broker>> Broker::start(const Options& options) {
    std::unique_ptr<Broker> broker(new Broker);
    broker->x_options = options;
    const auto& folder = broker->x_folder.path;
    std::ofstream(folder / "acl") << options.access_list;
    std::ofstream(folder / "passwords").close();
    for (const auto& [name, password] : options.users) {
        const Ran ran = test::run("mosquitto_passwd -b " + (folder / "passwords").string() + " " +
                                  quoted(name) + " " + quoted(password));
        if (ran.code != 0) return fail("mosquitto_passwd: " + ran.output);
    }
    Status started;
    for (int tries = 0; tries < 3; ++tries) {
        broker->x_port = free_port();
        if (started = broker->launch(); started) return broker;
    }
    return tl::unexpected(started.error());
}

Status Broker::launch() {
    const std::string file = (x_folder.path / "mosquitto.conf").string();
    std::ofstream(file) << configuration(x_options, x_folder.path.string(), x_port);
    // Root finds it in /usr/sbin, others have to be told.
    x_process = std::make_unique<Child>(
        std::vector<std::string>{"env",
                                 "PATH=/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin:/bin",
                                 "setpriv", "--pdeathsig", "TERM", "mosquitto", "-c", file},
        x_folder.path / "log");
    for (int tries = 0; tries < 500; ++tries) {
        if (!x_process->running())
            return fail("mosquitto does not start here: " + log(), {}, 0,
                        "Install it: deploy/setup");
        if (answers(x_port)) return {};
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return fail("mosquitto does not answer.");
}

Broker::~Broker() = default;

void Broker::stop() {
    x_process.reset();
}

Status Broker::start_again() {
    stop();
    return launch();
}

MqttConfig Broker::config() const {
    MqttConfig mqtt;
    mqtt.host = "127.0.0.1";
    mqtt.port = x_port;
    mqtt.tls = x_options.certificate.has_value();
    return mqtt;
}

std::vector<std::string> Broker::arguments() const {
    return {"-h", "127.0.0.1", "-p", std::to_string(x_port)};
}

std::string Broker::log() const {
    return read_file(x_folder.path / "log").value_or("");
}

Listener::Listener(const Broker& broker, std::vector<std::string> more, const std::string& topics)
    : x_process(joined(joined({"setpriv", "--pdeathsig", "TERM", "mosquitto_sub", "-V", "5",
                               "--retain-as-published", "-i", x_folder.path.filename(), "-t",
                               topics, "-F", "%t %r %x"},
                              broker.arguments()),
                       more),
                x_folder.path / "heard") {
    // What is published before the broker knows of us would be missed.
    const std::string known = "Sending SUBACK to " + x_folder.path.filename().string();
    for (int tries = 0; tries < 500 && broker.log().find(known) == std::string::npos; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

std::vector<Overheard> Listener::heard() const {
    std::vector<Overheard> all;
    std::ifstream stream(x_folder.path / "heard");
    for (std::string line; std::getline(stream, line) && !stream.eof();) {
        std::istringstream words(line);
        Overheard one;
        std::string retained, payload;
        words >> one.topic >> retained >> payload;
        one.payload = unhex(payload);
        one.retained = retained == "1";
        all.push_back(std::move(one));
    }
    return all;
}

std::optional<Overheard> Listener::last(const std::string& topic) const {
    std::optional<Overheard> found;
    for (Overheard& one : heard())
        if (one.topic == topic) found = std::move(one);
    return found;
}

bool publish(const Broker& broker, const std::string& topic, const std::string& payload,
             const std::vector<std::string>& more) {
    TemporaryFolder folder;
    std::ofstream(folder.path / "payload", std::ios::binary) << payload;
    std::string command = "mosquitto_pub -V 5 -q 1 -t " + quoted(topic) + " -f " +
                          quoted((folder.path / "payload").string());
    for (const std::string& word : joined(broker.arguments(), more)) command += " " + quoted(word);
    return run(command).code == 0;
}

}  // namespace standpunkt::test
