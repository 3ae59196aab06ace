#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace standpunkt::layers {

/// Every class, struct or enum below `kiosk` that is defined in two files under the same full name,
/// as "name: file and file", sorted. Two types of one name break the one-definition rule without a
/// word from the compiler or the linker: std::vector<Mark> of one folder then runs with the size
/// of the other's Mark. Types in anonymous namespaces are their file's own business.
/// Reads the sources as the house style lays them out: a definition or a namespace begins its line.
std::vector<std::string> names_defined_twice(const std::filesystem::path& kiosk);

}  // namespace standpunkt::layers
