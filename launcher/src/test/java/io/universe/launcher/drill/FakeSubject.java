package io.universe.launcher.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A universe of one context in memory: it does what it is asked, at once, and replaces workers that are struck. */
final class FakeSubject implements Subject {

    final List<String> calls = new ArrayList<>();

    /** What is asked for and refused. */
    final Set<String> refused = new HashSet<>();

    /** Why it cannot be without a master. */
    Optional<String> needOfMaster = Optional.empty();

    private final Map<Integer, Integer> incarnations = new TreeMap<>();
    private int generation = 1;
    private long masterPid = 100;
    private boolean hasMaster = true;
    private boolean isLame;

    FakeSubject(int workers) {
        for (int slot = 0; slot < workers; slot++) {
            incarnations.put(slot, 1);
        }
    }

    /** From the next blow on nobody is replaced. */
    FakeSubject lame() {
        isLame = true;
        return this;
    }

    @Override
    public Optional<Health> health() {
        return hasMaster ? Optional.of(new Health(status())) : Optional.empty();
    }

    private JsonObject status() {
        JsonArray workers = new JsonArray();
        incarnations.forEach((slot, incarnation) -> workers.add(worker(slot, incarnation)));
        JsonObject web = new JsonObject()
                .put("name", "web")
                .put("target", incarnations.size())
                .put("port", 8080)
                .put("generation", generation)
                .put("state", "steady")
                .put("workers", workers);
        JsonObject master = new JsonObject().put("pid", masterPid);
        needOfMaster.ifPresent(need -> master.put("needed", need));
        return new JsonObject().put("master", master).put("contexts", new JsonArray().add(web));
    }

    private static JsonObject worker(int slot, int incarnation) {
        return new JsonObject()
                .put("name", "web-" + slot)
                .put("incarnation", incarnation)
                .put("pid", 1_000 + 10 * slot + incarnation)
                .put("stage", incarnation > 0 ? "READY" : "STARTING");
    }

    @Override
    public void order(String path, Duration patience) {
        calls.add(path);
        if (refused.contains(path)) {
            throw new DrillFailure("the master answers 409: " + path);
        }
        if (path.endsWith("/reload")) {
            generation++;
        } else if (path.endsWith("/recycle")) {
            replace(Integer.parseInt(path.replaceAll("\\D", "")));
        } else if (path.contains("target=")) {
            scale(Integer.parseInt(path.replaceAll(".*target=", "")));
        }
    }

    @Override
    public void replaceMaster() {
        calls.add("another master");
        masterPid++;
    }

    private void scale(int target) {
        while (incarnations.size() < target) {
            incarnations.put(incarnations.size(), 1);
        }
        incarnations.keySet().removeIf(slot -> slot >= target);
    }

    private void replace(int slot) {
        incarnations.merge(slot, 1, Integer::sum);
    }

    @Override
    public void strike(long pid, Step.Blow blow) {
        calls.add(blow + " " + pid);
        int slot = (int) (pid - 1_000) / 10;
        if (isLame) {
            incarnations.put(slot, 0);
        } else {
            replace(slot);
        }
    }

    @Override
    public boolean isAlive(long pid) {
        return false;
    }

    @Override
    public void killMaster(long pid) {
        calls.add("KILL master " + pid);
        hasMaster = false;
    }

    @Override
    public void startMaster() {
        calls.add("start");
        hasMaster = true;
        masterPid++;
    }
}
