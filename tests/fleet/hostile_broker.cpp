#include "hostile_broker.h"

#include <poll.h>
#include <signal.h>

#include "support/loopback.h"

namespace standpunkt::test {
namespace {

std::string length_bytes(std::size_t length) {
    std::string bytes;
    do {
        const auto low = static_cast<unsigned char>(length % 128);
        length /= 128;
        bytes += static_cast<char>(low | (length > 0 ? 128 : 0));
    } while (length > 0);
    return bytes;
}

}  // namespace

HostileBroker::HostileBroker(std::function<void(Line&)> talk) : x_talk(std::move(talk)) {
    x_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(x_listening, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(x_listening, reinterpret_cast<sockaddr*>(&address), &size);
    x_port = ntohs(address.sin_port);
    ::listen(x_listening, 8);
    x_thread = std::thread([this] { serve(); });
}

HostileBroker::~HostileBroker() {
    x_stop = true;
    x_thread.join();
    ::close(x_listening);
}

MqttConfig HostileBroker::config() const {
    MqttConfig mqtt;
    mqtt.host = "127.0.0.1";
    mqtt.port = x_port;
    return mqtt;
}

void HostileBroker::serve() {
    while (!x_stop) {
        pollfd waiting = {x_listening, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        const int file = ::accept4(x_listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (file < 0) continue;
        ++x_connections;
        Line line(file, x_stop);
        x_talk(line);
        ::close(file);
    }
}

bool HostileBroker::Line::readable(int milliseconds) {
    pollfd end = {x_file, POLLIN, 0};
    return ::poll(&end, 1, milliseconds) > 0;
}

std::string HostileBroker::Line::receive() {
    std::string packet;
    std::size_t length = 0, head = 0;
    while (!x_stop && (head == 0 || packet.size() < head + length)) {
        if (!readable(20)) continue;
        char byte = 0;
        const ssize_t count = ::recv(x_file, &byte, 1, 0);
        if (count < 0 && errno == EAGAIN) continue;
        if (count <= 0) return {};
        packet += byte;
        if (head != 0 || packet.size() < 2) continue;
        length += (static_cast<unsigned char>(byte) & 127U) << (7 * (packet.size() - 2));
        if ((static_cast<unsigned char>(byte) & 128U) == 0) head = packet.size();
    }
    return packet;
}

bool HostileBroker::Line::send(std::string_view bytes) {
    while (!bytes.empty() && !x_stop) {
        const ssize_t count = ::send(x_file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN) return false;
        if (count < 0) {
            pollfd end = {x_file, POLLOUT, 0};
            ::poll(&end, 1, 20);
            continue;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return !x_stop;
}

void HostileBroker::Line::wait() {
    while (!x_stop) {
        pollfd end = {x_file, POLLRDHUP, 0};
        if (::poll(&end, 1, 20) > 0) return;
    }
}

bool let_in(HostileBroker::Line& line) {
    return !line.receive().empty() && line.send(std::string("\x20\x03\x00\x00\x00", 5));
}

std::string publish_packet(const std::string& topic, const std::string& payload,
                           std::size_t claimed) {
    std::string rest;
    rest += static_cast<char>(topic.size() / 256);
    rest += static_cast<char>(topic.size() % 256);
    rest += topic;
    rest += '\0';  // no properties
    return "\x30" + length_bytes(rest.size() + claimed) + rest + payload;
}

}  // namespace standpunkt::test
