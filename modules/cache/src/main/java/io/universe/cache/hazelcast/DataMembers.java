package io.universe.cache.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The members that hold data, and what they have counted. Nothing blocks, and one that hangs is asked once. Safe from any thread. */
public final class DataMembers {

    private static final Logger LOG = LoggerFactory.getLogger(DataMembers.class);
    private static final String EXECUTOR = "__universe.cache.counts";

    private final HazelcastInstance instance;
    private final IExecutorService executor;
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();

    /** May block. */
    public DataMembers(HazelcastInstance instance) {
        this.instance = instance;
        executor = instance.getExecutorService(EXECUTOR);
    }

    /** Those that are there now. */
    public List<Member> all() {
        return instance.getCluster().getMembers().stream()
                .filter(member -> !member.isLiteMember())
                .toList();
    }

    /** This one. */
    public UUID self() {
        return instance.getCluster().getLocalMember().getUuid();
    }

    /** Asks those that do not owe an answer yet; answers come on any thread, or not at all. */
    void ask(BiConsumer<UUID, Counts> onAnswer) {
        for (Member member : all()) {
            if (asked.add(member.getUuid())) {
                ask(member, onAnswer);
            }
        }
    }

    /** The same for the values alone that each of them owns, by namespace. */
    public void askValues(BiConsumer<UUID, Map<String, Long>> onAnswer) {
        ask((member, counts) -> onAnswer.accept(member, counts.values()));
    }

    private void ask(Member member, BiConsumer<UUID, Counts> onAnswer) {
        try {
            executor.submitToMember(new AskCounts(), member, new ExecutionCallback<byte[]>() {
                @Override
                public void onResponse(byte[] answer) {
                    asked.remove(member.getUuid());
                    answered(member.getUuid(), answer, onAnswer);
                }

                @Override
                public void onFailure(Throwable failure) {
                    asked.remove(member.getUuid());
                    LOG.debug("member {} does not say what it has counted: {}", member.getUuid(), failure.toString());
                }
            });
        } catch (RuntimeException e) { // the member has gone, or this one ends
            asked.remove(member.getUuid());
            LOG.debug("member {} cannot be asked: {}", member.getUuid(), e.toString());
        }
    }

    private static void answered(UUID member, byte[] answer, BiConsumer<UUID, Counts> onAnswer) {
        try {
            onAnswer.accept(member, Counts.read(answer));
        } catch (IllegalArgumentException unknown) {
            LOG.debug("member {} is of another version: {}", member, unknown.toString());
        }
    }
}
