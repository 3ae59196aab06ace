#include "fleet/mailbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace standpunkt {
namespace {

constexpr std::size_t most_waiting_commands = 16;

}  // namespace

Bell::Bell() : x_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Bell::~Bell() {
    if (x_descriptor >= 0) ::close(x_descriptor);
}

void Bell::ring() const {
    ::eventfd_write(x_descriptor, 1);
}

void Bell::clear() const {
    eventfd_t count = 0;
    ::eventfd_read(x_descriptor, &count);
}

void Mailbox::keep(const std::string& topic, std::string payload) {
    const std::lock_guard lock(x_mutex);
    x_kept[topic] = payload;
    x_to_send[topic] = {topic, std::move(payload), true};
    x_calls.ring();
}

void Mailbox::send_once(const std::string& topic, std::string payload) {
    const std::lock_guard lock(x_mutex);
    if (!x_state.connected) return;
    x_to_send[topic] = {topic, std::move(payload), false};
    x_calls.ring();
}

std::vector<Command> Mailbox::take_commands() {
    const std::lock_guard lock(x_mutex);
    x_news.clear();
    return std::exchange(x_commands, {});
}

LinkState Mailbox::state() const {
    const std::lock_guard lock(x_mutex);
    return x_state;
}

void Mailbox::stop() {
    const std::lock_guard lock(x_mutex);
    x_stopping = true;
    x_changed.notify_all();
    x_calls.ring();
}

bool Mailbox::wait_for_end(Duration most) const {
    std::unique_lock lock(x_mutex);
    return x_changed.wait_for(lock, most, [&] { return x_ended; });
}

bool Mailbox::stopping() const {
    const std::lock_guard lock(x_mutex);
    return x_stopping;
}

std::vector<Letter> Mailbox::collect() {
    const std::lock_guard lock(x_mutex);
    x_calls.clear();
    std::vector<Letter> letters;
    for (auto& [topic, letter] : x_to_send) letters.push_back(std::move(letter));
    x_to_send.clear();
    return letters;
}

void Mailbox::start_anew() {
    const std::lock_guard lock(x_mutex);
    x_to_send.clear();
    for (const auto& [topic, payload] : x_kept) x_to_send[topic] = {topic, payload, true};
    x_calls.ring();
}

void Mailbox::receive(Command command) {
    const std::lock_guard lock(x_mutex);
    if (x_commands.size() < most_waiting_commands) x_commands.push_back(std::move(command));
    x_news.ring();
}

void Mailbox::report(LinkState state) {
    const std::lock_guard lock(x_mutex);
    x_state = std::move(state);
    x_news.ring();
}

void Mailbox::ended() {
    const std::lock_guard lock(x_mutex);
    x_ended = true;
    x_changed.notify_all();
}

void Mailbox::rest(Duration most) const {
    std::unique_lock lock(x_mutex);
    x_changed.wait_for(lock, most, [&] { return x_stopping; });
}

}  // namespace standpunkt
