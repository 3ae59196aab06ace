#include "crash_states.h"

#include <algorithm>
#include <set>

#include "base/digest.h"

namespace standpunkt::test {
namespace {

using Kind = Operation::Kind;

bool is_sync(const Operation& operation) {
    return operation.kind == Kind::SyncFile || operation.kind == Kind::SyncFolder;
}

bool concerns_names(const Operation& operation) {
    switch (operation.kind) {
        case Kind::Create:
        case Kind::Rename:
        case Kind::Remove:
        case Kind::MakeFolder:
            return true;
        case Kind::Write:
        case Kind::Truncate:
        case Kind::SyncFile:
        case Kind::SyncFolder:
            return false;
    }
    return false;
}

bool makes_durable(const Operation& sync, const Operation& earlier) {
    if (sync.kind == Kind::SyncFile) return !concerns_names(earlier) && earlier.file == sync.file;
    return concerns_names(earlier) &&
           std::filesystem::path(earlier.path).parent_path() == std::filesystem::path(sync.path);
}

/// A state in the making: only what is changed is copied.
class Builder {
  public:
    explicit Builder(const DiskState& before) : x_state(before) {}

    void apply(const Operation& operation, bool torn) {
        switch (operation.kind) {
            case Kind::Create:
                x_state.names[operation.path] = operation.file;
                return;
            case Kind::MakeFolder:
                x_state.names[operation.path] = -1;
                return;
            case Kind::Write: {
                std::string& bytes = bytes_of(operation.file);
                constexpr std::size_t block = 4096;
                const std::size_t length =
                    torn ? operation.bytes.size() / 2 / block * block : operation.bytes.size();
                if (bytes.size() < operation.offset + length)
                    bytes.resize(operation.offset + length);
                bytes.replace(operation.offset, length, operation.bytes, 0, length);
                return;
            }
            case Kind::Truncate:
                bytes_of(operation.file).resize(operation.offset);
                return;
            case Kind::Rename:
                x_state.names.erase(operation.path);
                x_state.names[operation.to] = operation.file;
                return;
            case Kind::Remove:
                // Only the name it had: another file may have come to bear it.
                if (const auto found = x_state.names.find(operation.path);
                    found != x_state.names.end() && found->second == operation.file)
                    x_state.names.erase(found);
                return;
            case Kind::SyncFile:
            case Kind::SyncFolder:
                return;
        }
    }
    DiskState done() {
        for (auto& [file, bytes] : x_changed)
            x_state.files[file] = std::make_shared<Content>(std::move(bytes));
        return std::move(x_state);
    }

  private:
    DiskState x_state;
    std::map<int, std::string> x_changed;

    std::string& bytes_of(int file) {
        const auto changed = x_changed.find(file);
        if (changed != x_changed.end()) return changed->second;
        const auto before = x_state.files.find(file);
        return x_changed[file] = before == x_state.files.end() ? "" : before->second->bytes;
    }
};

/// In the middle of many writes to one file hardly anything differs from point to point.
bool is_worth_a_look(const std::vector<Operation>& operations, std::size_t point) {
    if (point == 0 || point == operations.size()) return true;
    const Operation &before = operations[point - 1], &after = operations[point];
    const bool amid =
        before.kind == Kind::Write && after.kind == Kind::Write && before.file == after.file;
    return !amid || point % 5 == 0;
}

/// Which of the pending operations reached the disk; the one at `torn` only by half.
struct Choice {
    std::vector<bool> applied;
    std::size_t torn = SIZE_MAX;
};

class Choices {
  public:
    Choices(const CrashOptions& options, std::uint64_t point)
        : x_options(options), x_random(options.seed * 1'000'003 + point) {}

    std::vector<Choice> of(std::size_t count) {
        std::vector<Choice> choices;
        if (count <= x_options.most_exhaustive) {
            for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << count); ++bits)
                choices.push_back(from([&](std::size_t i) { return (bits >> i & 1) != 0; }, count));
        } else {
            choices.push_back(from([](std::size_t) { return false; }, count));
            for (std::size_t chosen = 0; chosen < count; ++chosen) {
                choices.push_back(from([&](std::size_t i) { return i == chosen; }, count));
                choices.push_back(from([&](std::size_t i) { return i != chosen; }, count));
                choices.push_back(from([&](std::size_t i) { return i <= chosen; }, count));
            }
            for (std::size_t n = 0; n < x_options.random_subsets; ++n)
                choices.push_back(from([&](std::size_t) { return coin(); }, count));
        }
        for (std::size_t torn = 0; torn < count; ++torn) {
            choices.push_back(from([](std::size_t) { return true; }, count));
            choices.back().torn = torn;
        }
        return choices;
    }

  private:
    const CrashOptions& x_options;
    std::uint64_t x_random;

    template <class Applied>
    static Choice from(Applied applied, std::size_t count) {
        Choice choice;
        for (std::size_t i = 0; i < count; ++i) choice.applied.push_back(applied(i));
        return choice;
    }
    bool coin() {
        x_random = x_random * 6364136223846793005U + 1442695040888963407U;
        return (x_random >> 40 & 1) != 0;
    }
};

std::string fingerprint(const DiskState& state) {
    std::string text;
    for (const auto& [name, file] : state.names) {
        text += name + "\n";
        if (const auto found = state.files.find(file); found != state.files.end())
            text += to_hex(found->second->id) + "\n";
    }
    return to_hex(digest(text));
}

}  // namespace

std::size_t each_crash_state(
    const DiskState& before, const std::vector<Operation>& operations, const CrashOptions& options,
    const std::function<void(const DiskState&, std::size_t begun)>& visit) {
    std::set<std::string> seen;
    for (std::size_t point = 0; point <= operations.size(); ++point) {
        if (!is_worth_a_look(operations, point)) continue;
        std::vector<const Operation*> done;
        std::vector<std::size_t> pending;  // indexes into done
        for (std::size_t i = 0; i < point; ++i) {
            if (is_sync(operations[i])) continue;
            const bool durable =
                std::any_of(operations.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            operations.begin() + static_cast<std::ptrdiff_t>(point),
                            [&](const Operation& later) {
                                return is_sync(later) && makes_durable(later, operations[i]);
                            });
            if (!durable) pending.push_back(done.size());
            done.push_back(&operations[i]);
        }
        for (const Choice& choice : Choices(options, point).of(pending.size())) {
            if (choice.torn != SIZE_MAX && done[pending[choice.torn]]->kind != Kind::Write)
                continue;
            Builder builder(before);
            for (std::size_t i = 0, next = 0; i < done.size(); ++i) {
                bool applied = true, torn = false;
                if (next < pending.size() && pending[next] == i) {
                    applied = choice.applied[next];
                    torn = choice.torn == next;
                    ++next;
                }
                if (applied) builder.apply(*done[i], torn);
            }
            const DiskState state = builder.done();
            // The same state is looked at once a point in time at most: what was promised by then
            // differs.
            if (seen.insert(fingerprint(state) + (point == operations.size() ? "!" : "")).second)
                visit(state, point);
        }
    }
    return seen.size();
}

std::vector<Operation> mutated(std::vector<Operation> operations, Mutant mutant,
                               const std::string& pointer) {
    switch (mutant) {
        case Mutant::NoFileSync:
            std::erase_if(operations,
                          [](const Operation& one) { return one.kind == Kind::SyncFile; });
            return operations;
        case Mutant::NoFolderSync:
            std::erase_if(operations,
                          [](const Operation& one) { return one.kind == Kind::SyncFolder; });
            return operations;
        case Mutant::PointerFirst:
            break;
    }
    const auto of_pointer = [&](const Operation& one) {
        return one.path.starts_with(pointer) || one.to.starts_with(pointer);
    };
    const auto first = std::find_if(operations.begin(), operations.end(), of_pointer);
    const auto renamed = std::find_if(
        operations.begin(), first, [&](const Operation& one) { return one.kind == Kind::Rename; });
    // All that belongs to the pointer's replacement: from its creation to its folder's sync.
    auto last = std::find_if(first, operations.end(),
                             [&](const Operation& one) { return one.kind == Kind::SyncFolder; });
    if (first == operations.end() || renamed == first || last == operations.end())
        return operations;
    std::rotate(renamed, first, last + 1);
    return operations;
}

}  // namespace standpunkt::test
