package io.universe.status;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alarm that rings when the test says so. */
final class ManualAlarm implements Alarm {

    private final Map<Runnable, Duration> set = new LinkedHashMap<>();

    @Override
    public synchronized Runnable in(Duration wait, Runnable action) {
        set.put(action, wait);
        return () -> putOff(action);
    }

    private synchronized void putOff(Runnable action) {
        set.remove(action);
    }

    /** How many have neither rung nor been put off. */
    synchronized int pending() {
        return set.size();
    }

    /** So much time is over, since they were set. */
    void after(Duration wait) {
        due(wait).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration wait) {
        List<Runnable> due = set.keySet().stream()
                .filter(action -> wait.compareTo(set.getOrDefault(action, wait)) >= 0)
                .toList();
        due.forEach(set::remove);
        return due;
    }
}
