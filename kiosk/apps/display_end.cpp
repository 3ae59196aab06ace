#include "apps/display_end.h"

#include <csignal>
#include <initializer_list>

namespace standpunkt {
namespace {

volatile std::sig_atomic_t told = 0;

extern "C" void note_end(int /*signal*/) {
    told = 1;
}

}  // namespace

void hear_end_signals() {
    struct sigaction action {};
    action.sa_handler = note_end;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGTERM, SIGINT}) sigaction(signal, &action, nullptr);
}

bool told_to_end() {
    return told != 0;
}

}  // namespace standpunkt
