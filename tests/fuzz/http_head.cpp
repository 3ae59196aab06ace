// What a server may put into the head of its answer: reads it line by line and uses what comes out.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sync/http_head.h"

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace standpunkt;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    HeadReader reader;
    for (std::size_t at = 0; at < size;) {
        const std::size_t end = std::min(bytes.find('\n', at), size - 1) + 1;
        reader.take(bytes.substr(at, end - at));
        at = end;
    }
    if (const auto head = reader.head()) {
        check(head->status >= 0 && head->status <= 999);
        check(head->etag.empty() || is_etag(head->etag));
        // These are sent back one day: no line may end in them.
        check((head->etag + head->last_modified).find_first_of("\r\n") == std::string::npos);
        if (const auto& range = head->content_range)
            check(range->first <= range->last && range->last < range->total);
        if (head->retry_after) check(head->retry_after->count() >= 0);
        check(head->content_encoding.size() <= 512);
    } else {
        check(reader.head().error().code == Code::BadServer);
    }
    const std::string value = header_value(bytes);
    check(!value.empty() && value.size() <= 200);
    check(std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; }));
    return 0;
}
