// The files display and agent leave for each other: what is read is exactly what would be written.
#include <cstdint>
#include <cstdlib>

#include "base/notice.h"
#include "slots/fault_report.h"
#include "slots/slot_file.h"
#include "slots/start_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace standpunkt;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto table = parse_slot_table(text); table && to_text(*table) != text) std::abort();
    if (const auto record = parse_start_record(text); record && to_text(*record) != text)
        std::abort();
    if (const auto report = parse_fault_report(text); report && to_text(*report) != text)
        std::abort();
    if (const auto notice = notice_in(text);
        notice && (notice->percent < 0 || notice->percent > 100))
        std::abort();
    return 0;
}
