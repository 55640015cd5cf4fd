package io.universe.launcher.cli;

import java.util.List;
import java.util.OptionalInt;

/** A launcher that a command has started in the background. */
record HostChild(Process process, MasterOutput said) implements ProcessTable.Child {

    @Override
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public List<String> output() {
        return said.lines();
    }
}
