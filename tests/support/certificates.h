#pragma once
#include <filesystem>
#include <string>

#include "support/temporary_folder.h"

namespace standpunkt::test {

/// PEM files.
struct Certificate {
    std::filesystem::path file, key;
};

/// A throw-away certificate authority made with the openssl tool; all files go with it.
class Authority {
  public:
    Authority();  ///< throws where openssl fails
    std::filesystem::path file() const { return x_folder.path / "ca.pem"; }
    /// For `name` and 127.0.0.1, valid for `days` from now; 0: it has run out when it is there.
    Certificate issue(const std::string& name, int days = 30) const;

  private:
    TemporaryFolder x_folder;
};

}  // namespace standpunkt::test
