/**
 * Settings. In come the files of {@code conf}, a user's own file and the environment; out go one
 * record tree and the instruments, checked, or one line that says what is wrong and where. May
 * import {@code market} and {@code io.barlake}, and is where the settings library is known.
 */
package io.barlake.config;
