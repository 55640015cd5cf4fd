package io.universe.launcher.process;

import java.util.Optional;

/**
 * What Linux tells of a process or one of its threads in a line of {@code /proc}.
 *
 * @param name of the command or thread, its first 15 characters
 * @param state R runs, S sleeps, D waits in the kernel, T was stopped, t is traced, Z has ended and was not collected, X is gone
 * @param cpuTicks time on processors since its start, in the kernel's unit
 */
public record ProcessStat(String name, char state, long cpuTicks) {

    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** Reads the line; empty where it is none. The name may hold anything, spaces and brackets too, so the last bracket ends it. */
    public static Optional<ProcessStat> parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 1).strip().split("\\s+", -1);
        if (fields.length <= SYSTEM_TICKS || fields[STATE].length() != 1) {
            return Optional.empty();
        }
        try {
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            return Optional.of(new ProcessStat(line.substring(open + 1, close), fields[STATE].charAt(0), ticks));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it was stopped by a signal; one that a debugger holds was not. */
    public boolean isStopped() {
        return state == 'T';
    }

    /** Whether it has ended. */
    public boolean isEnded() {
        return state == 'Z' || state == 'X' || state == 'x';
    }

    /** Whether it is a thread of a JVM that collects garbage. What the serial collector does is done by the thread of the VM. */
    public boolean collectsGarbage() {
        return name.matches("(GC Thread|G1 |VM Thread|ZWorker|ZDriver|ZDirector|Shenandoah).*");
    }
}
