#include "fleet/broker_connection.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <mutex>

#include "base/files.h"
#include "fleet/broker_words.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr int keep_alive = 60;             // s; a broker gives a stand up after one and a half
constexpr Duration longest_poll = 5s;      // the library wants to look at its clock
constexpr Duration longest_welcome = 30s;  // from the open connection to being let in
constexpr Duration longest_goodbye = 2s;   // systemd and visitors wait for the agent's end
constexpr std::uint32_t most_packet_bytes = 4096;  // MQTT 5 brokers send no larger one
constexpr std::size_t most_unconfirmed = 32;
constexpr std::uint64_t most_password_bytes = 4096;
constexpr std::size_t most_complaints = 1000;  // bytes of what the library says of one connection

constexpr int receive_buffer = 32 << 10;

/// The first line. Read again at each try, so that it can be changed while a stand runs.
Result<std::string> password_in(const std::filesystem::path& file) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // as Windows' editor saves UTF-8
    auto text = read_file(file, most_password_bytes).map_error(coded(Code::NoBroker));
    if (!text) {
        text.error().next_step =
            "[mqtt] password_file names it: one line of text that the agent's user may read.";
        return text;
    }
    if (text->starts_with(mark)) text->erase(0, mark.size());
    text->resize(std::min(text->size(), text->find_first_of("\r\n")));
    return text;
}

void begin_library() {
    static std::once_flag once;
    std::call_once(once, [] { ::mosquitto_lib_init(); });
}

/// An encrypted key is no way out for a stand: nobody is there to type.
int no_passphrase(char*, int, int, void*) {
    return 0;
}

const char* or_null(const std::filesystem::path& path) {
    return path.empty() ? nullptr : path.c_str();
}

}  // namespace

struct BrokerConnection::Callbacks {
    static BrokerConnection& of(void* self) { return *static_cast<BrokerConnection*>(self); }

    static void answered(mosquitto*, void* self, int reason, int, const mosquitto_property*) {
        of(self).x_answer = reason;
    }
    static void ended(mosquitto*, void* self, int reason, const mosquitto_property*) {
        if (reason >= MQTT_RC_UNSPECIFIED) of(self).x_farewell = reason;
    }
    static void arrived(mosquitto*, void* self, const mosquitto_message* message,
                        const mosquitto_property*) {
        const auto size = static_cast<std::size_t>(message->payloadlen);
        const auto* text = static_cast<const char*>(message->payload);
        of(self).x_box.receive({std::string(text, std::min(size, most_command_bytes)),
                                message->retain, size > most_command_bytes});
    }
    static void confirmed(mosquitto*, void* self, int number, int reason,
                          const mosquitto_property*) {
        const auto sent = of(self).x_unconfirmed.extract(number);
        if (sent && reason >= MQTT_RC_UNSPECIFIED) of(self).x_refused = sent.mapped();
    }
    static void subscribed(mosquitto*, void* self, int, int count, const int* granted,
                           const mosquitto_property*) {
        if (count > 0 && granted[0] >= MQTT_RC_UNSPECIFIED)
            of(self).x_refused = of(self).x_options.topics.commands();
    }
    static void complained(mosquitto*, void* self, int level, const char* text) {
        std::string& complaints = of(self).x_complaints;
        if (level == MOSQ_LOG_ERR && complaints.size() < most_complaints)
            complaints += std::string(text) + "\n";
    }
};

BrokerConnection::BrokerConnection(const LinkOptions& options, Mailbox& box, Protocol protocol)
    : x_options(options), x_box(box), x_protocol(protocol) {
    begin_library();
    const std::string name = "standpunkt-" + options.topics.kiosk;
    x_client = ::mosquitto_new(name.c_str(), true, this);
}

BrokerConnection::~BrokerConnection() {
    if (x_client) ::mosquitto_destroy(x_client);
}

BrokerConnection::Ended BrokerConnection::run(
    const std::function<void(const LinkState&)>& changed) {
    x_changed = changed;
    Status talked = talk();
    Ended ended;
    if (!talked) ended.error = std::move(talked.error());
    // It says why, and closes; the library tells of the close only.
    if (x_farewell && x_answer == 0) ended.error = broker_refuses(x_options.mqtt, *x_farewell);
    if (x_welcomed) ended.lasted = std::chrono::duration_cast<Duration>(Steady::now() - x_accepted);
    ended.too_new = x_protocol == Protocol::Newest &&
                    (x_garbled || x_answer == CONNACK_REFUSED_PROTOCOL_VERSION ||
                     x_answer == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION);
    return ended;
}

Status BrokerConnection::talk() {
    TRY_STATUS(prepare());
    TRY_STATUS(open());
    while (!x_box.stopping()) TRY_STATUS(turn());
    say_goodbye();
    return {};
}

Status BrokerConnection::outcome(int result) const {
    const int error_number = errno;
    if (result == MOSQ_ERR_SUCCESS) return {};
    // Within TLS the library tells a connection that was reset as EPROTO, and without a complaint.
    const bool reset = error_number == ECONNRESET || error_number == EPIPE ||
                       (x_options.mqtt.tls && error_number == EPROTO);
    const bool hung_up = result == MOSQ_ERR_CONN_LOST || result == MOSQ_ERR_NO_CONN ||
                         (result == MOSQ_ERR_ERRNO && reset);
    if (hung_up && x_guard && !x_welcomed && x_complaints.empty())
        return tl::unexpected(broker_hangs_up(x_options.mqtt));
    return tl::unexpected(broker_lost(x_options.mqtt, result, error_number, x_complaints));
}

Status BrokerConnection::prepare() {
    if (!x_client) return outcome(MOSQ_ERR_NOMEM);
    ::mosquitto_connect_v5_callback_set(x_client, Callbacks::answered);
    ::mosquitto_disconnect_v5_callback_set(x_client, Callbacks::ended);
    ::mosquitto_message_v5_callback_set(x_client, Callbacks::arrived);
    ::mosquitto_publish_v5_callback_set(x_client, Callbacks::confirmed);
    ::mosquitto_subscribe_v5_callback_set(x_client, Callbacks::subscribed);
    ::mosquitto_log_callback_set(x_client, Callbacks::complained);
    ::mosquitto_int_option(x_client, MOSQ_OPT_PROTOCOL_VERSION,
                           x_protocol == Protocol::Newest ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    const MqttConfig& mqtt = x_options.mqtt;
    if (mqtt.tls) TRY_STATUS(prepare_tls());
    if (!mqtt.user.empty()) {
        std::string password;
        if (!mqtt.password_file.empty()) {
            TRY(password, password_in(mqtt.password_file));
        }
        TRY_STATUS(outcome(::mosquitto_username_pw_set(
            x_client, mqtt.user.c_str(), password.empty() ? nullptr : password.c_str())));
    }
    const std::string& farewell = x_options.farewell;
    return outcome(::mosquitto_will_set(x_client, x_options.topics.status().c_str(),
                                        static_cast<int>(farewell.size()), farewell.data(), 1,
                                        true));
}

Status BrokerConnection::prepare_tls() {
    const MqttConfig& mqtt = x_options.mqtt;
    // Certificates are checked, names too, unless the library is told otherwise; nobody does.
    const char* of_system = mqtt.ca.empty() ? "/etc/ssl/certs" : nullptr;
    const int result =
        ::mosquitto_tls_set(x_client, or_null(mqtt.ca), of_system, or_null(mqtt.client_certificate),
                            or_null(mqtt.client_key), no_passphrase);
    if (result == MOSQ_ERR_SUCCESS) return {};
    return tl::unexpected(broker_lost(mqtt, MOSQ_ERR_TLS, 0, "Unable to load"));
}

Status BrokerConnection::open() {
    mosquitto_property* properties = nullptr;
    if (x_protocol == Protocol::Newest)
        ::mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE,
                                       most_packet_bytes);
    // Waits for name servers and for the broker's machine: minutes, if they are silent.
    const int result =
        ::mosquitto_connect_bind_v5(x_client, x_options.mqtt.host.c_str(), x_options.mqtt.port,
                                    keep_alive, nullptr, properties);
    const int error_number = errno;
    ::mosquitto_property_free_all(&properties);
    errno = error_number;
    TRY_STATUS(outcome(result));
    x_opened = Steady::now();
    ::setsockopt(::mosquitto_socket(x_client), SOL_SOCKET, SO_RCVBUF, &receive_buffer,
                 sizeof receive_buffer);
    x_guard = std::make_unique<IntakeGuard>(::mosquitto_socket(x_client));
    return {};
}

Status BrokerConnection::turn() {
    pollfd ends[] = {{::mosquitto_socket(x_client), POLLIN, 0},
                     {x_box.calls().descriptor(), POLLIN, 0}};
    if (::mosquitto_want_write(x_client)) ends[0].events |= POLLOUT;
    const Duration most = x_welcomed ? longest_poll : std::min(longest_poll, Duration(1s));
    ::poll(ends, std::size(ends), static_cast<int>(most.count()));
    if (ends[1].revents != 0) x_box.calls().clear();
    if (ends[0].revents != 0) {
        const Status taken = take_in();
        // Whoever refuses us closes the line too; why is the better news.
        if (x_answer && *x_answer != 0)
            return tl::unexpected(broker_refuses(x_options.mqtt, *x_answer));
        TRY_STATUS(taken);
    }
    if ((ends[0].revents & POLLOUT) != 0) TRY_STATUS(outcome(::mosquitto_loop_write(x_client, 1)));
    TRY_STATUS(outcome(::mosquitto_loop_misc(x_client)));
    if (x_answer && !x_welcomed) TRY_STATUS(welcome());
    if (!x_welcomed && Steady::now() > x_opened + longest_welcome)
        return tl::unexpected(broker_silent(x_options.mqtt));
    tell_refused();
    return x_welcomed ? send_letters() : Status();
}

Status BrokerConnection::take_in() {
    // Several packets may have come in one TLS record, and then poll tells of the first only. To
    // ask in vain costs nothing.
    constexpr int packets = 8;
    for (int packet = 0; packet < packets; ++packet) {
        const int result = x_guard->watch([&] { return ::mosquitto_loop_read(x_client, 1); });
        if (x_guard->too_much()) return tl::unexpected(broker_floods(x_options.mqtt));
        // The refusal of a broker that knows only MQTT 3.1.1 is too short for MQTT 5; of what is
        // wrong with it libmosquitto 2.0.21 (Debian 13) tells no more.
        x_garbled =
            !x_answer && (result == MOSQ_ERR_PROTOCOL || result == MOSQ_ERR_MALFORMED_PACKET);
        TRY_STATUS(outcome(result));
    }
    return {};
}

Status BrokerConnection::welcome() {
    x_welcomed = true;
    x_accepted = Steady::now();
    // As published: a command that is to be kept is seen to be one also while we listen.
    const int options = x_protocol == Protocol::Newest ? MQTT_SUB_OPT_RETAIN_AS_PUBLISHED : 0;
    TRY_STATUS(outcome(::mosquitto_subscribe_v5(
        x_client, nullptr, x_options.topics.commands().c_str(), 1, options, nullptr)));
    x_box.start_anew();
    x_changed({true, {}});
    return {};
}

Status BrokerConnection::send_letters() {
    for (const Letter& letter : x_box.collect()) {
        int number = 0;
        const int result = ::mosquitto_publish_v5(
            x_client, &number, letter.topic.c_str(), static_cast<int>(letter.payload.size()),
            letter.payload.data(), 1, letter.retained, nullptr);
        // Larger than this broker takes: it and we can live without.
        if (result == MOSQ_ERR_OVERSIZE_PACKET || result == MOSQ_ERR_PAYLOAD_SIZE) continue;
        TRY_STATUS(outcome(result));
        x_unconfirmed.emplace(number, letter.topic);
    }
    if (x_unconfirmed.size() <= most_unconfirmed) return {};
    return tl::unexpected(broker_stuck(x_options.mqtt));
}

void BrokerConnection::tell_refused() {
    if (x_refused.empty()) return;
    x_changed({true, topic_refused(x_options.mqtt, x_refused)});
    x_refused.clear();
}

void BrokerConnection::say_goodbye() {
    if (!x_welcomed) return;
    const std::string& farewell = x_options.farewell;
    ::mosquitto_publish_v5(x_client, nullptr, x_options.topics.status().c_str(),
                           static_cast<int>(farewell.size()), farewell.data(), 1, true, nullptr);
    ::mosquitto_disconnect_v5(x_client, MQTT_RC_NORMAL_DISCONNECTION, nullptr);
    const auto end = Steady::now() + longest_goodbye;
    while (::mosquitto_socket(x_client) >= 0 && Steady::now() < end) {
        pollfd socket = {::mosquitto_socket(x_client), POLLOUT, 0};
        ::poll(&socket, 1, 50);
        ::mosquitto_loop_write(x_client, 1);
    }
}

}  // namespace standpunkt
