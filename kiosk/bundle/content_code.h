#pragma once
#include <string>

#include "base/digest.h"

namespace standpunkt {

/// A short name for a content that two people can compare aloud: "7K2M-9QXA". The first 40 bits of
/// `content` (Bundle::content()) in Crockford's base 32, which has no I, L, O and U: nothing is
/// misheard or misread. Enough against mistakes, not against a forger; that is what the signature
/// is for.
std::string content_code(const Digest& content);

}  // namespace standpunkt
