#pragma once
#include "base/disk.h"
#include "base/time.h"
#include "sync/http_client.h"

namespace standpunkt {

/// One address of a web server. `client` outlives it and its offers. With ranges: a look costs one
/// conditional request when nothing is new. What a look brought is known from then on, so who could
/// not use an offer keeps it or forgets. Without ranges: the look downloads the whole through
/// `spool`, a name that is free again at once; the room is given back with the offer. Where the
/// server has no validators either, at most once in 24 h of `now` (the steady clock), also for who
/// forgets; a look before that is `unchanged` and says why in `passed_over`.
std::unique_ptr<Source> make_http_source(const HttpAddress& address, const NetworkConfig& config,
                                         HttpClient& client, const std::filesystem::path& spool,
                                         std::function<Time()> now, Disk& disk = Disk::real());

}  // namespace standpunkt
