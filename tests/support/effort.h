#pragma once
#include <cstdlib>

namespace standpunkt::test {

/// Whether everything there is shall be tried (`deploy/test --long`).
inline bool long_run() {
    return std::getenv("STANDPUNKT_LONG") != nullptr;
}

/// How many rounds a test of random cases goes: `usual`, in a long run fifty times as many.
inline int effort(int usual) {
    return long_run() ? 50 * usual : usual;
}

}  // namespace standpunkt::test
