package fi.kotopolku.demo;

import java.util.function.Consumer;

/**
 * What has happened to one client.
 *
 * @param registered how many days ago
 * @param nonDisclosure whether the client's address is kept secret
 */
record DemoStory(DemoClient client, int registered, boolean nonDisclosure, Consumer<DemoCase> afterwards) {

    DemoStory(DemoClient client, int registered, Consumer<DemoCase> afterwards) {
        this(client, registered, false, afterwards);
    }

    void tell(DemoCase told) {
        afterwards.accept(told.registered(registered, nonDisclosure));
    }
}
