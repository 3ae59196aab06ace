# What a stand shows while there is nothing else, signed with a key that is thrown away at once: nobody can make another
# bundle for that place, and no stand takes this key elsewhere. So the bundle's signature differs from build to build,
# and nothing but that.
option(STANDPUNKT_FACTORY "Build the factory bundle (assets/factory) and install it" OFF)
if(NOT STANDPUNKT_FACTORY)
    return()
endif()
set(factory ${CMAKE_CURRENT_BINARY_DIR}/factory)
file(GLOB_RECURSE factory_content CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/factory/*)
add_custom_command(OUTPUT ${factory}/factory.standpunkt ${factory}/factory.pub
    DEPENDS standpunkt-content ${factory_content}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${factory}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${factory}
    COMMAND standpunkt-content keygen --no-passphrase ${factory}/factory
    COMMAND standpunkt-content build ${CMAKE_SOURCE_DIR}/assets/factory -o ${factory}/factory.standpunkt
        --key ${factory}/factory.key --serial 1
    COMMAND ${CMAKE_COMMAND} -E rm ${factory}/factory.key
    VERBATIM)
add_custom_target(factory-bundle ALL DEPENDS ${factory}/factory.standpunkt)
install(FILES ${factory}/factory.standpunkt ${factory}/factory.pub DESTINATION share/standpunkt)
