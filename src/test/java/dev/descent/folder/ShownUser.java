package dev.descent.folder;

/** Says, as a process of its own, whom it runs as. */
final class ShownUser {
    private ShownUser() {}

    public static void main(String[] arguments) {
        System.out.println(SystemUser.self());
    }
}
