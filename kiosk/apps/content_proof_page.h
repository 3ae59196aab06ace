#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "interview/catalogue.h"

namespace standpunkt {

/// A picture of the proof: what it shows, in the words of proof_scene, and its bytes as PNG.
struct ProofPicture {
    std::string scene, png;
};

/// What an exhibitor and the person interviewed sign: one self-contained HTML page in `language`
/// with every text in order, where codes lead, the pictures, and a line for the signature.
/// `code` is the content code the stand shows in About, `day` that of its making, "2026-11-27".
std::string proof_page(const Catalogue& catalogue, const std::string& language,
                       const std::string& code, const std::string& day,
                       const std::vector<ProofPicture>& pictures);

}  // namespace standpunkt
