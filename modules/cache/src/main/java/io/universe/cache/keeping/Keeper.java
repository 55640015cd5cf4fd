package io.universe.cache.keeping;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.PartitionLostEvent;
import com.hazelcast.partition.ReplicaMigrationEvent;
import io.universe.cache.hazelcast.Attendant;
import io.universe.cache.hazelcast.DataMembers;
import io.universe.cache.hazelcast.Premises;
import io.universe.cache.keeping.Deadlines.Deadline;
import io.universe.control.DaemonThreads;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the entries that a member owns, on a thread of its own, which owns all that is decided: values expire within 100 ms of their deadline, and what is too much gives way. What blocks is on another thread, the {@link Surveyor}'s. Everything else
 * only puts into its inbox.
 */
public final class Keeper implements Attendant, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** Two rounds are so far apart at least. */
    private static final long PACE_MILLIS = 10;

    private static final long IDLE_MILLIS = 500;
    private static final int DRAINED = 10_000;

    /** More deadlines than these do not wait: a look finds them. */
    private static final int INBOX = 200_000;

    private final HazelcastInstance instance;
    private final Premises premises;
    private final DataMembers members;
    private final Housekeeping housekeeping;
    private final Surveyor surveyor;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread thread = new DaemonThreads("cache-keeper").newThread(this::run);
    private final UUID membership;
    private final UUID migrations;
    private final UUID promotions;
    private final AtomicBoolean isGained = new AtomicBoolean();
    private volatile boolean isClosed;
    private volatile boolean isPressed;
    private volatile boolean isOverrun;
    private long askAtNanos = System.nanoTime();

    /** Begins to keep what this member owns, which may take so much in this process. May block. */
    public Keeper(HazelcastInstance instance, long maxBytes) {
        this.instance = instance;
        premises = Premises.of(instance);
        premises.room().limit(maxBytes);
        members = new DataMembers(instance);
        housekeeping = new Housekeeping(premises, new MapEffects(instance));
        surveyor = new Surveyor(instance, premises, inbox::add);
        membership = instance.getCluster().addMembershipListener(new Moves());
        migrations = instance.getPartitionService().addMigrationListener(new Moves());
        promotions = instance.getPartitionService().addPartitionLostListener(this::onPartitionLost);
    }

    /** Starts; called once. */
    public Keeper start() {
        premises.attend(this);
        thread.start();
        return this;
    }

    @Override
    public void onDeadline(String namespace, String key, long version, long untilMillis) {
        if (inbox.size() < INBOX) {
            inbox.add(() -> housekeeping.onDeadline(new Deadline(namespace, key, version, untilMillis)));
        } else {
            isOverrun = true;
        }
    }

    @Override
    public void onPressure() {
        if (!isPressed) {
            isPressed = true;
            inbox.add(() -> {});
        }
    }

    private void run() {
        while (!isClosed) {
            try {
                keep();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) { // also where the words for it fail: the thread goes on
                Thread.onSpinWait();
            }
        }
    }

    private void keep() throws InterruptedException {
        try {
            round();
        } catch (RuntimeException | Error e) {
            if (!instance.getLifecycleService().isRunning()) {
                isClosed = true;
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            LOG.error("a round of the keeper of the cache has failed; the next one goes on", e);
        }
    }

    private void round() throws InterruptedException {
        long pause = housekeeping.pauseMillis(System.currentTimeMillis(), IDLE_MILLIS);
        Runnable event = inbox.poll(Math.max(pause, isPressed ? PACE_MILLIS : 0), TimeUnit.MILLISECONDS);
        for (int i = 0; event != null && i < DRAINED; i++) {
            event.run();
            event = inbox.poll();
        }
        if (event != null) {
            event.run();
        }
        if (isOverrun && inbox.size() < INBOX / 2) {
            isOverrun = false;
            housekeeping.onOverrun();
        }
        long nowMillis = System.currentTimeMillis();
        isPressed = premises.room().isNearlyFull();
        housekeeping.round(nowMillis);
        survey(System.nanoTime());
        TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
    }

    private void survey(long nowNanos) {
        if (nowNanos - askAtNanos >= 0) {
            askAtNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
            askOthers();
        }
        if (surveyor.isIdle()) {
            surveyor.next(housekeeping, nowNanos, isPressed);
        }
    }

    private void askOthers() {
        UUID self = members.self();
        if (members.all().size() <= 1) {
            housekeeping.onAlone();
        } else {
            members.askValues((member, values) -> {
                if (!member.equals(self)) {
                    inbox.add(() -> housekeeping.onOthers(member, values));
                }
            });
        }
    }

    @Override
    public void close() {
        isClosed = true;
        premises.abandon();
        thread.interrupt();
        surveyor.close();
        if (instance.getLifecycleService().isRunning()) {
            instance.getCluster().removeMembershipListener(membership);
            instance.getPartitionService().removeMigrationListener(migrations);
            instance.getPartitionService().removePartitionLostListener(promotions);
        }
    }

    private void moved() {
        Set<UUID> there = members.all().stream().map(Member::getUuid).collect(Collectors.toSet());
        inbox.add(() -> housekeeping.onMoved(there, System.nanoTime()));
    }

    private void gained() {
        if (isGained.compareAndSet(false, true)) {
            inbox.add(() -> {
                isGained.set(false);
                housekeeping.onGained();
            });
        }
    }

    /** The member that a copy was promoted on tells of it, also where nothing was lost. */
    private void onPartitionLost(PartitionLostEvent event) {
        if (event.getEventSource().equals(instance.getCluster().getLocalMember().getAddress())) {
            gained();
        }
    }

    /** Of members, and of partitions. On Hazelcast's event thread. */
    private final class Moves extends MembershipAdapter implements MigrationListener {

        @Override
        public void memberRemoved(MembershipEvent event) {
            if (!event.getMember().isLiteMember()) {
                moved();
            }
        }

        @Override
        public void migrationStarted(MigrationState state) {}

        @Override
        public void migrationFinished(MigrationState state) {
            moved();
        }

        @Override
        public void replicaMigrationCompleted(ReplicaMigrationEvent event) {
            Member destination = event.getDestination();
            if (event.getReplicaIndex() == 0 && destination != null && destination.localMember()) {
                gained();
            }
        }

        @Override
        public void replicaMigrationFailed(ReplicaMigrationEvent event) {}
    }
}
