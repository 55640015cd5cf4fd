package io.universe.launcher.config;

import java.util.OptionalInt;

/**
 * What the application says about one of its worker contexts, before the operator has a word.
 *
 * @param instances how many workers it wants
 * @param port the port they share, 0 for any free one, empty for workers without HTTP
 */
public record DescribedContext(String name, int instances, OptionalInt port) {}
