#include "support/certificates.h"

#include <fstream>

#include "support/command.h"

namespace standpunkt::test {
namespace {

const std::string new_key = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

void openssl(const std::string& arguments) {
    const Ran ran = run("openssl " + arguments);
    if (ran.code != 0) throw std::runtime_error("openssl " + arguments + ": " + ran.output);
}

}  // namespace

Authority::Authority() {
    const std::string base = (x_folder.path / "ca").string();
    openssl("req -x509" + new_key + " -keyout " + base + ".key -out " + base +
            ".pem -days 30 -subj '/CN=throw-away authority'");
}

Certificate Authority::issue(const std::string& name, int days) const {
    const std::string base = (x_folder.path / name).string();
    std::ofstream(base + ".ext") << "subjectAltName=IP:127.0.0.1,DNS:" << name << '\n';
    openssl("req" + new_key + " -keyout " + base + ".key -out " + base + ".csr -subj /CN=" + name);
    openssl("x509 -req -in " + base + ".csr -CA " + file().string() + " -CAkey " +
            (x_folder.path / "ca.key").string() + " -CAcreateserial -out " + base +
            ".pem -extfile " + base + ".ext -days " + std::to_string(days));
    return {base + ".pem", base + ".key"};
}

}  // namespace standpunkt::test
