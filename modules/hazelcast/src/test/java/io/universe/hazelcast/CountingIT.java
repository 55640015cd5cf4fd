package io.universe.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Four JVMs of fifty callers each count together under one lock, and in each stage but the last one of them is killed: in turn one that has the lock and keeps it, and one in full flight. Those that hold the data live on; in the long form one of them is
 * stopped for five seconds now and then, for which nobody loses the lock. What a
 * process has written it prints before it releases the lock, so each kill may cost one number its line, and none its place.
 */
class CountingIT {

    private static final boolean IS_FULL = "full".equals(System.getProperty("universe.rounds"));
    private static final long LIMIT = IS_FULL ? 10_000 : 300;
    private static final int KILLS = IS_FULL ? 14 : 2;
    private static final long STAGE = LIMIT / (KILLS + 1);
    private static final int PROCESSES = 4;
    private static final int CALLERS = 50;
    private static final long STAGE_NANOS = Duration.ofMinutes(2).toNanos();

    private static final long NAP_NANOS = Duration.ofSeconds(5).toNanos();

    private final String name = "counting-" + ProcessHandle.current().pid();
    private final List<Greeter> all = new ArrayList<>();
    /** The uuids of those that count. */
    private final Map<Greeter, String> counting = new LinkedHashMap<>();

    private final Set<Greeter> done = new HashSet<>();
    private final List<Long> values = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long reached;
    private int naps;
    private long wakeNanos;
    private boolean isAsleep;
    private int kills;

    @AfterEach
    void end() throws IOException {
        for (Greeter process : all) {
            process.close();
        }
    }

    @Test
    void shouldGiveEveryNumberOnceWhoeverIsKilled() throws Exception {
        Greeter master = openData("");
        String address = master.answer("opened").get(1);
        openData(" " + address).answer("opened");
        for (Greeter process : all) {
            process.order("announce");
        }
        for (int stage = 0; stage <= KILLS; stage++) {
            while (counting.size() < PROCESSES) {
                openCounting(address);
            }
            play(stage, master);
            wake();
        }
        assertCounted();
    }

    private Greeter openData(String join) throws IOException {
        Greeter process = start(GreetingProcess.class);
        process.order("open " + name + join);
        return process;
    }

    private void openCounting(String address) throws Exception {
        Greeter process = start(CountingProcess.class);
        process.order("open " + name + " " + address);
        counting.put(process, process.answer("opened").get(0));
    }

    private Greeter start(Class<?> main) throws IOException {
        Greeter process = new Greeter(main);
        all.add(process);
        return process;
    }

    private void play(int stage, Greeter master) throws Exception {
        long limit = stage == KILLS ? LIMIT : STAGE * (stage + 1);
        boolean isTrap = stage % 2 == 0 && stage < KILLS;
        boolean isHunt = stage % 2 == 1 && stage < KILLS;
        done.clear();
        for (Greeter process : counting.keySet()) {
            process.order("count " + CALLERS + " " + limit + " " + (isTrap ? limit - STAGE / 2 : -1));
        }
        long deadline = System.nanoTime() + STAGE_NANOS;
        while (!done.containsAll(counting.keySet())) {
            assertThat(System.nanoTime()).as(this::state).isLessThan(deadline);
            nap(stage);
            for (Greeter process : List.copyOf(counting.keySet())) {
                String heard = hear(process, process.poll());
                boolean isPrey =
                        isHunt && kills <= stage && heard.equals("@value") && values.size() > limit - STAGE / 2;
                if (heard.equals("@trapped") || isPrey) {
                    kill(process, master);
                }
            }
        }
    }

    /** In every third stage, soon after it has begun. A new one that joins is not to wait for it. */
    private void nap(int stage) throws Exception {
        Greeter data = all.get(1);
        if (IS_FULL && naps * 3 == stage && values.size() > STAGE * stage + STAGE / 4) {
            naps++;
            isAsleep = true;
            wakeNanos = System.nanoTime() + NAP_NANOS;
            data.suspend();
        } else if (isAsleep && System.nanoTime() - wakeNanos >= 0) {
            wake();
        }
    }

    private void wake() throws Exception {
        if (isAsleep) {
            isAsleep = false;
            all.get(1).resume();
        }
    }

    private String hear(Greeter process, String answer) {
        String[] words = answer.split(" ", 2);
        switch (words[0]) {
            case "@value" -> values.add(Long.valueOf(words[1]));
            case "@done" -> {
                done.add(process);
                reached = Long.parseLong(words[1]);
            }
            case "", "@trapped" -> {}
            default -> problems.add(answer);
        }
        return words[0];
    }

    private void kill(Greeter process, Greeter master) throws Exception {
        kills++;
        process.kill();
        process.remaining().forEach(answer -> hear(process, answer));
        master.order("lost " + counting.remove(process));
    }

    private String state() {
        return "values=%d kills=%d done=%d problems=%s".formatted(values.size(), kills, done.size(), problems);
    }

    private void assertCounted() {
        assertThat(problems).isEmpty();
        assertThat(values).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= LIMIT);
        Set<Long> said = new HashSet<>(values);
        List<Long> unsaid = LongStream.rangeClosed(1, LIMIT)
                .boxed()
                .filter(number -> !said.contains(number))
                .toList();
        assertThat(unsaid).hasSizeLessThanOrEqualTo(kills);
        assertThat(reached).isEqualTo(LIMIT);
        assertThat(kills).isEqualTo(KILLS);
        assertThat(naps).isEqualTo(IS_FULL ? KILLS / 3 + 1 : 0);
    }
}
