package io.universe.launcher.master;

import io.universe.launcher.config.Environment;
import io.universe.launcher.process.CodeStore.Code;

/**
 * One version of code and configuration, as workers are started from it. Immutable.
 *
 * @param number 1 and up, higher than those of all before it
 * @param environment what its workers' processes begin with
 */
record Generation(int number, Version version, Environment environment) {

    Code code() {
        return version.code();
    }

    Plan plan() {
        return version.plan();
    }
}
