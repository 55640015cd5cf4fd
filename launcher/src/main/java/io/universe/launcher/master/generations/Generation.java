package io.universe.launcher.master.generations;

import io.universe.launcher.process.CodeStore.Code;
import io.universe.operations.Environment;

/**
 * One version of code and configuration, as workers are started from it. Immutable.
 *
 * @param number 1 and up, higher than those of all before it
 * @param environment what its workers' processes begin with
 */
public record Generation(int number, Version version, Environment environment) {

    /** The copy of the code that its workers run from. */
    public Code code() {
        return version.code();
    }

    /** What its settings and its application make together. */
    public Plan plan() {
        return version.plan();
    }
}
