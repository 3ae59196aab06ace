#include "show/loop.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "show/order.h"

namespace standpunkt {
namespace {

Shown shown(const Memory& memory, Choice choice) {
    return {memory.marks.at(choice.mark).item, memory.languages.at(choice.language)};
}

enum class Copy { Latest, Next };

/// Of a slide with a weight the mark that was shown last, or the one that is to be shown next.
Choice choice(const Memory& memory, const Shown& shown, Copy copy) {
    std::optional<std::size_t> mark;
    for (std::size_t i = std::min(shown.item, memory.marks.size()); i < memory.marks.size(); ++i) {
        if (memory.marks[i].item != shown.item) continue;
        const bool later = mark && memory.marks[i].shown > memory.marks[*mark].shown;
        if (!mark ||
            (later ? copy == Copy::Latest
                   : copy == Copy::Next && memory.marks[i].shown < memory.marks[*mark].shown))
            mark = i;
    }
    assert(mark);
    const auto found = std::find(memory.languages.begin(), memory.languages.end(), shown.language);
    assert(found != memory.languages.end());
    return {*mark, static_cast<std::uint8_t>(found - memory.languages.begin())};
}

void prepare_next(Loop& loop) {
    loop.next =
        shown(loop.memory, follow(loop.memory, choice(loop.memory, loop.now, Copy::Latest)));
}

void put_on(Loop& loop, Shown what, Time since, Time still_since) {
    note_shown(loop.memory, choice(loop.memory, what, Copy::Next));
    loop.now = std::move(what);
    loop.since = since;
    loop.still_since = still_since;
    prepare_next(loop);
}

/// Where `old_memory`'s highlight stands in the new memory, if it is still there in its language.
std::optional<Shown> found_again(const Shown& old, const Memory& old_memory, const Memory& memory) {
    // A turn belongs to one highlight only, and a mark is carried over with its turn.
    const std::size_t turn = old_memory.marks.at(choice(old_memory, old, Copy::Latest).mark).shown;
    for (std::size_t i = 0; i < memory.marks.size(); ++i) {
        if (memory.marks[i].shown != turn) continue;
        for (std::size_t n = 0; n < memory.languages.size(); ++n)
            if (memory.languages[n] == old.language && (memory.marks[i].languages >> n & 1) != 0)
                return Shown{memory.marks[i].item, old.language};
    }
    return std::nullopt;
}

}  // namespace

int shift_of(const Loop& loop, Time since) {
    return static_cast<int>((since - loop.began) / longest_still % shift_count);
}

Loop begin_loop(const Catalogue& catalogue, Time now) {
    assert(!catalogue.highlights.empty());
    Loop loop;
    loop.began = now;
    loop.memory = blank_memory(catalogue);
    put_on(loop, shown(loop.memory, follow(loop.memory, std::nullopt)), now, now);
    return loop;
}

void change(Loop& loop, Duration fade, Time now) {
    loop.earlier = loop.now;
    loop.before.reset();
    if (fade > Duration::zero()) loop.before = loop.now;
    put_on(loop, loop.next, now, now + fade);
}

void resume(Loop& loop, Time visit_began, Time now) {
    if (visit_began < loop.still_since)
        loop.since = loop.still_since = now;
    else
        change(loop, Duration::zero(), now);
    loop.before.reset();
    loop.earlier.reset();
}

void replace_content(Loop& loop, const Catalogue& catalogue, Time now) {
    assert(!catalogue.highlights.empty());
    const Memory old = std::exchange(loop.memory, carried_over(loop.memory, catalogue));
    loop.before.reset();
    if (loop.earlier) loop.earlier = found_again(*loop.earlier, old, loop.memory);
    if (auto same = found_again(loop.now, old, loop.memory)) {
        loop.now = std::move(*same);
        loop.still_since = std::min(loop.still_since, now);
        prepare_next(loop);
    } else {
        loop.earlier.reset();  // it left the screen long before this
        put_on(loop, shown(loop.memory, follow(loop.memory, std::nullopt)), now, now);
    }
}

const Shown& shown_at(const Loop& loop, Time down) {
    const Duration half_fade = (loop.still_since - loop.since) / 2;
    return loop.earlier && down < loop.since + half_fade ? *loop.earlier : loop.now;
}

}  // namespace standpunkt
