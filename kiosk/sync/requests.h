#pragma once
// What the display asks of the agent, on an operator's behalf: RUN/show/request.json, and the
// answer that stands in agent.json. The display may ask for what people at the stand may do, and
// the agent takes nothing else from it.
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/code.h"

namespace standpunkt {

struct DisplayRequest {
    std::uint64_t id = 0;
    std::string ask;  ///< "check-now", "report", "rollback", or what nobody knows
    bool operator==(const DisplayRequest&) const = default;
};

class DisplayRequests {
  public:
    /// What stands in `file` now was asked of another run of the agent, and is not carried out.
    explicit DisplayRequests(std::filesystem::path file);
    /// A request that was not there at the last look. What is none is ignored.
    std::optional<DisplayRequest> look();

  private:
    std::optional<DisplayRequest> read() const;
    std::filesystem::path x_file;
    std::optional<std::uint64_t> x_last;
};

/// How far a request is.
struct RequestAnswer {
    std::uint64_t id = 0;
    enum class State { Working, Done, Failed } state = State::Working;
    Code code = Code::None;                 ///< Failed: why
    std::optional<std::uint64_t> serial{};  ///< Done: of what it brought; nothing: nothing new
};

/// {"id":N,"state":"working|done|failed","code":"SP-220","serial":43}
nlohmann::json to_json(const RequestAnswer& answer);

}  // namespace standpunkt
