#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace standpunkt {
namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = spdlog::stderr_color_mt("standpunkt");
        made->set_pattern("%n: %^%l%$: %v");  // journald adds the time
        return made;
    }();
    return *instance;
}

}  // namespace

void log_info(std::string_view line) {
    logger().info("{}", line);
}
void log_warning(std::string_view line) {
    logger().warn("{}", line);
}
void log_error(std::string_view line) {
    logger().error("{}", line);
}

}  // namespace standpunkt
