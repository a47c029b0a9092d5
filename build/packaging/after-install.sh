#!/bin/sh
# After the package is unpacked: the two commands, what the system knows of us, and the sandbox of the window.
app='/opt/${sanitizedProductName}'
root=$DPKG_ROOT

link_command() {
  place="$root$2"
  if { [ -e "$place" ] || [ -L "$place" ]; } && [ "$(readlink "$place")" != "$1" ]; then
    echo "mneme: $2 belongs to another program and is left as it is." >&2
  else
    mkdir -p "$root/usr/bin"
    ln -sf "$1" "$place"
  fi
}
link_command "$app/${executable}" '/usr/bin/${executable}'
link_command "$app/resources/bin/mneme" '/usr/bin/mneme'

# Where the kernel gives no namespaces to users, Chromium's sandbox needs its helper to be root's.
if unshare --user true 2>/dev/null; then
  chmod 0755 "$root$app/chrome-sandbox" || true
else
  chmod 4755 "$root$app/chrome-sandbox" || true
fi

# Unpacked into a folder, the system is another one: nothing of it is changed.
[ -n "$root" ] && exit 0

if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null; then
  gtk-update-icon-cache -q /usr/share/icons/hicolor || true
fi

# Newer Ubuntus give namespaces only to programs with a profile; an older AppArmor does not understand ours.
profile='/etc/apparmor.d/${executable}'
if command -v apparmor_parser >/dev/null && apparmor_status --enabled >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug "$app/resources/apparmor-profile" >/dev/null 2>&1; then
    cp -f "$app/resources/apparmor-profile" "$profile"
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi
exit 0
