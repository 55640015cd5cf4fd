package io.universe.worker;

import java.util.concurrent.CountDownLatch;

/** The main class of a JVM that exits although a shutdown hook of its application never ends. */
final class StubbornProcess {

    private StubbornProcess() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(StubbornProcess::neverEnd));
        throw Exit.now(ExitCode.BACKEND);
    }

    private static void neverEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
