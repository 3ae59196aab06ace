#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "interview/catalogue.h"

namespace standpunkt {

/// A picture of the proof: its caption and its bytes as PNG.
struct ProofPicture {
    std::string caption, png;
};

/// What an exhibitor and the person interviewed sign: one self-contained HTML page in `language`
/// with every text in order, where codes lead, the pictures, and a line for the signature.
/// `code` is the content code the stand shows in About.
std::string proof_page(const Catalogue& catalogue, const std::string& language,
                       const std::string& code, const std::string& day,
                       const std::vector<ProofPicture>& pictures);

}  // namespace standpunkt
