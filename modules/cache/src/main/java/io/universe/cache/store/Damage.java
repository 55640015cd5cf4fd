package io.universe.cache.store;

import java.nio.file.Path;

/**
 * What was found wrong with a file when it was opened.
 *
 * @param copyKeptAside the damaged file, as it was; nobody deletes it but an operator
 * @param read entries that could be read of it, which are in the store now
 * @param reason what could not be read, in words
 */
public record Damage(Path copyKeptAside, long read, String reason) {}
