#include "sync/offered_file.h"

#include <algorithm>

namespace standpunkt {
namespace {

constexpr std::uint64_t most_at_once = 65536;

class OfferedFile : public OfferedBytes {
  public:
    explicit OfferedFile(std::shared_ptr<FileBytes> file) : x_file(std::move(file)) {}
    std::uint64_t size() const override { return x_file->size(); }
    Status stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink) override {
        for (std::uint64_t done = 0; done < length;) {
            const auto some = static_cast<std::size_t>(std::min(length - done, most_at_once));
            const auto bytes = x_file->read(offset + done, some);
            if (!bytes) return tl::unexpected(coded(Code::SourceGone)(bytes.error()));
            TRY_STATUS(sink(*bytes));
            done += some;
        }
        return {};
    }

  private:
    std::shared_ptr<FileBytes> x_file;
};

}  // namespace

std::shared_ptr<OfferedBytes> offered(std::shared_ptr<FileBytes> file) {
    return std::make_shared<OfferedFile>(std::move(file));
}

}  // namespace standpunkt
