#!/bin/sh
# After the package is removed: nothing of it stays. The memory is the person's and is never touched.
case "$1" in upgrade | 1) exit 0 ;; esac
app='/opt/${sanitizedProductName}'
root=$DPKG_ROOT

unlink_command() {
  if [ "$(readlink "$root$2")" = "$1" ]; then rm -f "$root$2"; fi
}
unlink_command "$app/${executable}" '/usr/bin/${executable}'
unlink_command "$app/resources/bin/mneme" '/usr/bin/mneme'

[ -n "$root" ] && exit 0

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if command -v apparmor_parser >/dev/null; then apparmor_parser --remove "$profile" >/dev/null 2>&1 || true; fi
  rm -f "$profile"
fi
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
exit 0
