package dev.plumbline.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which release this is, as its jar's manifest does. */
final class PackagedVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"plumbline " + (version == null ? "(not packaged)" : version)};
    }
}
