#pragma once
#include "base/disk.h"
#include "base/time.h"
#include "sync/http_client.h"

namespace standpunkt {

/// One address of a web server. `client` outlives it. With ranges: a look costs one conditional
/// request when nothing is new. Without: the whole is downloaded into `spool` (deleted with the
/// source or the next look), and where the server has no validators either, at most once in 24 h of
/// `now` (the steady clock).
std::unique_ptr<Source> make_http_source(const HttpAddress& address, const NetworkConfig& config,
                                         HttpClient& client, const std::filesystem::path& spool,
                                         std::function<Time()> now, Disk& disk = Disk::real());

}  // namespace standpunkt
