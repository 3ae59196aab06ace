#pragma once
// Where the agent's thread and the broker's thread meet. Everything here may be called from either;
// nothing here waits for a network.
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "fleet/command_filter.h"

namespace standpunkt {

/// An event descriptor: readable once rung, until cleared.
class Bell {
  public:
    Bell();
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    void ring() const;
    void clear() const;
    int descriptor() const { return x_descriptor; }  ///< for poll; < 0: the system has none left

  private:
    int x_descriptor = -1;
};

/// One message to the broker.
struct Letter {
    std::string topic, payload;
    bool retained = true;
};

/// How it stands with the broker.
struct LinkState {
    bool connected = false;
    Error error;  ///< why not; its message is empty while nothing is known
};

class Mailbox {
  public:
    // --- the agent's side
    /// The newest of each topic is what the broker shall have, also after a connection was lost.
    void keep(const std::string& topic, std::string payload);
    /// If there is a connection; the newest only.
    void send_once(const std::string& topic, std::string payload);
    /// Commands that came since the last call.
    std::vector<Command> take_commands();
    LinkState state() const;
    /// Readable when there are commands or the state has changed.
    const Bell& news() const { return x_news; }
    /// The broker is told that this stand goes, and its thread ends.
    void stop();
    /// False if the thread has not ended after `most`.
    bool wait_for_end(Duration most) const;

    // --- the broker's side
    /// Readable when there are letters or it is time to stop.
    const Bell& calls() const { return x_calls; }
    bool stopping() const;
    /// What has changed since the last call; after `start_anew` all that is kept.
    std::vector<Letter> collect();
    void start_anew();
    /// Those that come faster than anybody looks at them are dropped.
    void receive(Command command);
    void report(LinkState state);
    void ended();
    /// At most that long, or until it is time to stop.
    void rest(Duration most) const;

  private:
    mutable std::mutex x_mutex;
    mutable std::condition_variable x_changed;
    std::map<std::string, std::string> x_kept;  ///< topic -> payload
    std::map<std::string, Letter> x_to_send;    ///< by topic
    std::vector<Command> x_commands;
    LinkState x_state;
    bool x_stopping = false, x_ended = false;
    Bell x_news, x_calls;
};

}  // namespace standpunkt
