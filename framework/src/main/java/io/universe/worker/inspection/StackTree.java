package io.universe.worker.inspection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Stacks that were sampled, those that begin alike as one. It grows up to a bound; what is beyond it counts for the last call that is within. Used by one thread at a time. */
final class StackTree {

    private static final int MOST_CALLS = 30_000;
    private static final int DEEPEST = 300;

    private static final Comparator<Call> HEAVIEST_FIRST =
            Comparator.<Call>comparingLong(call -> call.samples).reversed().thenComparing(call -> call.name);

    private final int mostCalls;
    private final int deepest;
    private final Call root = new Call("all");
    private int calls;

    StackTree() {
        this(MOST_CALLS, DEEPEST);
    }

    StackTree(int mostCalls, int deepest) {
        this.mostCalls = mostCalls;
        this.deepest = deepest;
    }

    private static final class Call {
        private final String name;
        private final Map<String, Call> inner = new HashMap<>(2);
        private long samples;
        private long shortened;
        private boolean isKept;

        private Call(String name) {
            this.name = name;
        }
    }

    /** One more sample: its calls, the outermost first. */
    void add(List<String> stack) {
        Call at = root;
        at.samples++;
        for (String name : stack.subList(0, Math.min(deepest, stack.size()))) {
            Call next = at.inner.get(name);
            if (next == null && calls == mostCalls) {
                at.shortened++;
                return;
            }
            at = next == null ? grow(at, name) : next;
            at.samples++;
        }
        at.shortened += stack.size() > deepest ? 1 : 0;
    }

    private Call grow(Call at, String name) {
        Call next = new Call(name);
        at.inner.put(name, next);
        calls++;
        return next;
    }

    /** So many of its calls, the heaviest, each with those that it is in. Once. */
    Flame heaviest(int most) {
        PriorityQueue<Call> next = new PriorityQueue<>(HEAVIEST_FIRST);
        next.add(root);
        long cut = 0;
        for (int kept = 0; kept < most && !next.isEmpty(); kept++) {
            Call call = next.remove();
            call.isKept = true;
            cut += call.shortened;
            next.addAll(call.inner.values());
        }
        return new Flame(cut + next.stream().mapToLong(call -> call.samples).sum(), kept(root));
    }

    private static Flame.Call kept(Call call) {
        return new Flame.Call(
                call.name,
                call.samples,
                call.inner.values().stream()
                        .filter(inner -> inner.isKept)
                        .sorted(HEAVIEST_FIRST)
                        .map(StackTree::kept)
                        .toList());
    }
}
