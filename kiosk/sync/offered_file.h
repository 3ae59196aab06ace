#pragma once
#include <memory>

#include "bundle/file_bytes.h"
#include "sync/source.h"

namespace standpunkt {

/// A bundle that lies in a file here. What cannot be read is SourceGone: a stick was pulled.
std::shared_ptr<OfferedBytes> offered(std::shared_ptr<FileBytes> file);

}  // namespace standpunkt
