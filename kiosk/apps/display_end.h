#pragma once

namespace standpunkt {

/// From now on SIGTERM and SIGINT end nothing by themselves. SDL's own handlers are there only
/// while it has a screen; a stand whose screen is switched off is told to end all the same, and
/// that is no crash. For the rest of the program's life.
void hear_end_signals();
/// One of them came.
bool told_to_end();

}  // namespace standpunkt
