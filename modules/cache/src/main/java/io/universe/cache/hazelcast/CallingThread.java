package io.universe.cache.hazelcast;

import com.hazelcast.spi.impl.operationexecutor.OperationHostileThread;
import io.universe.cache.port.Clockwork;

/** From where Hazelcast may be called: not from the threads on which it gives answers. Whoever goes on there with another call is helped to another thread. */
final class CallingThread {

    private CallingThread() {}

    /** Runs it here, or on the clockwork's thread. False where that has ended: it is not run then. */
    static boolean run(Clockwork clockwork, Runnable call) {
        if (Thread.currentThread() instanceof OperationHostileThread) {
            return clockwork.execute(call);
        }
        call.run();
        return true;
    }
}
