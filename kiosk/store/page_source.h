#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace standpunkt {

inline constexpr std::uint32_t page_size = 65536;  ///< bytes of a database page, here always

/// Where the pages of a read-only database come from. Safe to call from any thread.
class PageSource {
  public:
    using Page = std::shared_ptr<const std::string>;  ///< exactly `page_size` bytes

    virtual ~PageSource() = default;
    virtual std::uint32_t page_count() const = 0;
    /// Page `number`, counted from 0, below page_count(). Whoever checks pages hands on the very
    /// buffer that was checked; an error keeps SQLite from seeing a byte of it.
    virtual Result<Page> page(std::uint32_t number) const = 0;
};

}  // namespace standpunkt
